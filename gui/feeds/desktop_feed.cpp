#include "gui/feeds/desktop_feed.hpp"

#include <cstdlib>
#include <mutex>
#include <string_view>
#include <utility>

#include "dbus/dashboard1_adaptor.hpp"
#include "dbus/dashboard1_proxy.hpp"
#include "dbus/sdbus.hpp"
#include "gui/model/page_names.hpp"

namespace sitwell::gui {

namespace {

constexpr const char* own_name = "org.sitwell.Dashboard1";
constexpr const char* own_path = "/org/sitwell/Dashboard1";
constexpr const char* portal_name = "org.freedesktop.portal.Desktop";
constexpr const char* portal_path = "/org/freedesktop/portal/desktop";
constexpr const char* portal_settings = "org.freedesktop.portal.Settings";
constexpr const char* appearance = "org.freedesktop.appearance";
constexpr const char* colour_scheme = "color-scheme";
constexpr std::uint32_t dark_preferred = 1;  // 0 no preference, 2 light
// A portal that starts only now takes its time; the window does not wait for it.
constexpr std::chrono::milliseconds portal_limit{400};
// Another dashboard that does not answer by then hangs.
constexpr std::chrono::seconds raise_limit{2};

// Where there is no portal, what GTK programs go by.
bool environment_prefers_dark() {
  const char* name = std::getenv("GTK_THEME");
  return name && std::string_view{name}.ends_with("dark");
}

class Raised final : public sdbus::AdaptorInterfaces<org::sitwell::Dashboard1_adaptor> {
 public:
  Raised(sdbus::IConnection& connection, std::function<void(const std::string&)> raise)
      : AdaptorInterfaces(connection, bus::ObjectPath{own_path}), raise_(std::move(raise)) {
    registerAdaptor();
  }
  ~Raised() { unregisterAdaptor(); }

 private:
  void Raise(const std::string& page) override { raise_(page); }
  std::function<void(const std::string&)> raise_;
};

class Another final : public sdbus::ProxyInterfaces<org::sitwell::Dashboard1_proxy> {
 public:
  explicit Another(sdbus::IConnection& connection)
      : ProxyInterfaces(connection, bus::BusName{own_name}, bus::ObjectPath{own_path}) {
    registerProxy();
  }
  ~Another() { unregisterProxy(); }
};

std::unique_ptr<sdbus::IConnection> connected(const std::string& address) {
  try {
    return address.empty() ? sdbus::createSessionBusConnection()
                           : sdbus::createSessionBusConnectionWithAddress(address);
  } catch (const sdbus::Error&) {
    return nullptr;
  }
}

}  // namespace

struct DesktopFeed::State {
  explicit State(std::function<void()> tell) : arrived(std::move(tell)) {}

  std::function<void()> arrived;
  std::mutex mutex;
  Heard news;
  bool prefers_dark = environment_prefers_dark();
  bool owner = false;
  // In this order: what lives on the connection goes before it, and its thread before both.
  std::unique_ptr<sdbus::IConnection> connection;
  std::unique_ptr<Raised> raised;
  std::unique_ptr<sdbus::IProxy> portal;

  void own();
  void ask_portal();
  void heed_portal();
  template <class Change>
  void post(Change change) {
    {
      const std::lock_guard lock{mutex};
      change(news);
    }
    arrived();
  }
};

// Whoever has the name first is the one.
void DesktopFeed::State::own() {
  raised = std::make_unique<Raised>(*connection, [this](const std::string& page) {
    post([&page](Heard& into) {
      into.raise = true;
      into.page = page_named(page);
    });
  });
  try {
    connection->requestName(bus::BusName{own_name});
    owner = true;
  } catch (const sdbus::Error&) {
    raised.reset();
  }
}

void DesktopFeed::State::ask_portal() {
  try {
    sdbus::Variant answer;
    portal->callMethod("Read")
        .onInterface(portal_settings)
        .withTimeout(portal_limit)
        .withArguments(std::string{appearance}, std::string{colour_scheme})
        .storeResultsTo(answer);
    // Read, the older call, wraps its value once more.
    if (answer.containsValueOfType<sdbus::Variant>()) answer = answer.get<sdbus::Variant>();
    prefers_dark = answer.get<std::uint32_t>() == dark_preferred;
  } catch (const sdbus::Error&) {  // no portal, or one that knows no such preference
  }
}

void DesktopFeed::State::heed_portal() {
  portal->uponSignal("SettingChanged")
      .onInterface(portal_settings)
      .call([this](const std::string& space, const std::string& key, const sdbus::Variant& value) {
        if (space != appearance || key != colour_scheme ||
            !value.containsValueOfType<std::uint32_t>())
          return;
        const bool wanted = value.get<std::uint32_t>() == dark_preferred;
        post([wanted](Heard& into) { into.prefers_dark = wanted; });
      });
  bus::finish_registration(*portal);
}

DesktopFeed::DesktopFeed(const DesktopSettings& settings, std::function<void()> arrived)
    : state_(std::make_unique<State>(std::move(arrived))) {
  State& state = *state_;
  state.connection = connected(settings.bus);
  if (!state.connection) {
    state.owner = true;  // of nothing; nobody else can be found
    return;
  }
  try {
    state.portal = sdbus::createProxy(*state.connection, bus::BusName{portal_name},
                                      bus::ObjectPath{portal_path});
    state.ask_portal();
    state.heed_portal();
    if (settings.single)
      state.own();
    else
      state.owner = true;
    state.connection->enterEventLoopAsync();
  } catch (const sdbus::Error&) {  // a bus that went away meanwhile
    state.owner = true;
  }
}

DesktopFeed::~DesktopFeed() {
  if (state_->connection) state_->connection->leaveEventLoop();
}

bool DesktopFeed::raised_another(std::optional<Page> page) {
  State& state = *state_;
  if (state.owner) return false;
  try {
    state.connection->setMethodCallTimeout(raise_limit);
    Another{*state.connection}.Raise(page ? std::string{name_of(*page)} : std::string{});
    return true;
  } catch (const sdbus::Error&) {
    return false;  // it hangs; better two than none
  }
}

bool DesktopFeed::prefers_dark() const { return state_->prefers_dark; }

DesktopFeed::Heard DesktopFeed::take() {
  const std::lock_guard lock{state_->mutex};
  return std::exchange(state_->news, {});
}

}  // namespace sitwell::gui
