// The tray item, for a panel that shows it and for callers that mean no good.
#include "daemon/desktop/tray.hpp"

#include <optional>

#include "daemon/desktop/bus.hpp"
#include "daemon/desktop/tray_icon.hpp"
#include "daemon/desktop/tray_menu.hpp"
#include "dbus/sdbus.hpp"
#include "dbus/watcher_adaptor.hpp"
#include "desktop/private_bus.hpp"
#include "support/catch.hpp"

using namespace sitwell::daemon;
using namespace sitwell::testing;
using namespace std::chrono_literals;
namespace bus = sitwell::bus;

namespace {

constexpr const char* item_interface = "org.kde.StatusNotifierItem";
constexpr const char* menu_interface = "com.canonical.dbusmenu";

const TrayView sitting{.state = TrayState::sitting, .sat = 34min, .sitting_today = 192min};
const TrayView quiet{
    .state = TrayState::due, .sat = 62min, .sitting_today = 192min, .quiet_until = "15:40"};

using Properties = std::map<std::string, sdbus::Variant>;
using Layout = sdbus::Struct<std::int32_t, Properties, std::vector<sdbus::Variant>>;
using Group = std::vector<sdbus::Struct<std::int32_t, Properties>>;

struct Wearer final : TrayListener {
  std::vector<std::string> chosen;
  void quiet(std::chrono::minutes length) override {
    chosen.push_back("quiet " + std::to_string(length.count()));
  }
  void pause() override { chosen.emplace_back("pause"); }
  void resume() override { chosen.emplace_back("resume"); }
  void take_break() override { chosen.emplace_back("break"); }
  void open_dashboard() override { chosen.emplace_back("dashboard"); }
};

/// What a panel asks to be told of items.
class Watcher final : public sdbus::AdaptorInterfaces<org::kde::StatusNotifierWatcher_adaptor> {
 public:
  explicit Watcher(Bus& on)
      : AdaptorInterfaces(on.connection(), bus::ObjectPath{"/StatusNotifierWatcher"}) {
    registerAdaptor();
    on.connection().requestName(bus::BusName{"org.kde.StatusNotifierWatcher"});
    on.arm();
  }
  ~Watcher() { unregisterAdaptor(); }
  std::vector<std::string> items;

 private:
  void RegisterStatusNotifierItem(const std::string& service) override { items.push_back(service); }
};

/// A tray on a bus of its own, and a panel's connection beside it.
struct Desktop {
  PrivateBus private_bus;
  boost::asio::io_context io{1};
  Bus bus{io, BusKind::session, [] {}};
  Wearer wearer;
  Tray tray{bus, wearer};
  Bus panel{io, BusKind::session, [] {}};
  std::optional<Bus> watcher_bus;
  std::optional<Watcher> watcher;
  std::vector<std::string> signals;
  sdbus::Slot slot = bus::add_match(
      panel.connection(), "type='signal',sender='" + us() + "'",
      [this](sdbus::Message& message) { signals.emplace_back(message.getMemberName()); });

  [[nodiscard]] std::string us() { return std::string{bus.connection().getUniqueName()}; }
  [[nodiscard]] bool until(const std::function<bool()>& done) { return run_until(io, done); }

  void start_watcher() {
    watcher.reset();
    watcher_bus.emplace(io, BusKind::session, [] {});
    watcher.emplace(*watcher_bus);
    REQUIRE(until([&] { return !watcher->items.empty(); }));
    REQUIRE(until([&] { return tray.describe() == "the tray shows how you sit"; }));
  }

  /// Calls and waits; an empty error name where all went well.
  template <class... Replies, class... Arguments>
  std::string ask(const std::function<void(const Replies&...)>& answered, const char* path,
                  const char* interface, const char* method, const Arguments&... arguments) {
    const auto proxy =
        sdbus::createProxy(panel.connection(), bus::BusName{us()}, bus::ObjectPath{path});
    std::optional<std::string> outcome;
    proxy->callMethodAsync(method)
        .onInterface(interface)
        .withArguments(arguments...)
        .uponReplyInvoke([&](bus::ReplyError error, const Replies&... replies) {
          outcome = error ? std::string{error->getName()} : std::string{};
          if (!error && answered) answered(replies...);
        });
    panel.arm();
    REQUIRE(until([&] { return outcome.has_value(); }));
    return *outcome;
  }

  Properties properties(const char* path, const char* interface) {
    Properties all;
    const std::function<void(const Properties&)> keep = [&](const Properties& p) { all = p; };
    CHECK(ask(keep, path, "org.freedesktop.DBus.Properties", "GetAll", std::string{interface})
              .empty());
    return all;
  }
  std::string click(TrayItem item) {
    const std::function<void()> nothing;
    return ask(nothing, "/MenuBar", menu_interface, "Event", static_cast<std::int32_t>(item),
               std::string{"clicked"}, sdbus::Variant{std::int32_t{0}}, std::uint32_t{0});
  }
};

std::string shown(const TrayView& view) {
  std::string text;
  for (const TrayEntry& entry : menu_of(view))
    if (entry.visible)
      text += (entry.label.empty() ? "--" : (entry.enabled ? "" : "# ") + entry.label) + "\n";
  return text;
}

}  // namespace

TEST_CASE("the tray says how the wearer sits, and how the day was") {
  CHECK(tool_tip_of(sitting) == "Sitting for 34 min; today 3 h 12 min");
  CHECK(tool_tip_of(quiet) ==
        "Sitting for 1 h 2 min: time to stand up; today 3 h 12 min; quiet until 15:40");
  CHECK(tool_tip_of({.state = TrayState::upright}) == "Up; today 0 s");
  CHECK(tool_tip_of({.state = TrayState::soon, .sat = 26min}) ==
        "Sitting for 26 min: a prompt is near; today 0 s");
}

TEST_CASE("the tray's menu offers what is of use") {
  CHECK(shown(sitting) ==
        "# Sitting for 34 min\n# Sitting today: 3 h 12 min\n--\nTake a break now\n--\n"
        "Quiet for 30 min\nQuiet for 1 h\nQuiet until tomorrow\n");
  CHECK(shown(quiet) ==
        "# Sitting for 1 h 2 min: time to stand up\n# Sitting today: 3 h 12 min\n--\n"
        "Take a break now\n--\nQuiet until 15:40: end it now\n");
  CHECK(shown({}) ==
        "# Nothing known of your posture\n# Sitting today: 0 s\n--\n# Take a break now\n--\n"
        "Quiet for 30 min\nQuiet for 1 h\nQuiet until tomorrow\n");

  Wearer wearer;
  for (std::int32_t id = -2; id < 12; ++id) choose(id, sitting, wearer);
  CHECK(wearer.chosen == std::vector<std::string>{"break", "quiet 30", "quiet 60", "pause"});
  wearer.chosen.clear();
  for (std::int32_t id = -2; id < 12; ++id) choose(id, {.quiet_until = "tomorrow"}, wearer);
  CHECK(wearer.chosen == std::vector<std::string>{"resume"});
}

TEST_CASE("the tray opens the dashboard where there is one") {
  TrayView view = sitting;
  view.dashboard = true;
  CHECK(shown(view) ==
        "# Sitting for 34 min\n# Sitting today: 3 h 12 min\n--\nOpen the dashboard\n"
        "Take a break now\n--\nQuiet for 30 min\nQuiet for 1 h\nQuiet until tomorrow\n");
  Wearer wearer;
  constexpr auto item = static_cast<std::int32_t>(TrayItem::open_dashboard);
  choose(item, sitting, wearer);
  CHECK(wearer.chosen.empty());
  choose(item, view, wearer);
  CHECK(wearer.chosen == std::vector<std::string>{"dashboard"});
}

TEST_CASE("the tray's icons differ in shape, not in colour alone") {
  const auto ink = [](TrayState state, int size_px) {
    const Pixmap icon = draw_icon(state, size_px);
    REQUIRE(icon.argb.size() == static_cast<std::size_t>(size_px * size_px * 4));
    std::vector<bool> opaque;
    for (std::size_t i = 0; i < icon.argb.size(); i += 4) opaque.push_back(icon.argb[i] > 127);
    return opaque;
  };
  constexpr TrayState states[] = {TrayState::away, TrayState::upright, TrayState::sitting,
                                  TrayState::soon, TrayState::due};
  for (const int size_px : {22, 44}) {
    for (const TrayState one : states) {
      for (const TrayState other : states) {
        if (one >= other) continue;
        const auto a = ink(one, size_px), b = ink(other, size_px);
        int different = 0;
        for (std::size_t i = 0; i < a.size(); ++i) different += a[i] != b[i] ? 1 : 0;
        CHECK(different > size_px * size_px / 50);
      }
    }
  }
}

TEST_CASE("a tray that comes, or comes again, gets the item") {
  Desktop desktop;
  desktop.tray.show(sitting);
  CHECK(desktop.tray.describe() == "this desktop has no tray");
  desktop.start_watcher();
  CHECK(desktop.watcher->items == std::vector<std::string>{"/StatusNotifierItem"});
  CHECK(desktop.signals.empty());
  desktop.start_watcher();
  CHECK(desktop.watcher->items == std::vector<std::string>{"/StatusNotifierItem"});

  Properties item = desktop.properties("/StatusNotifierItem", item_interface);
  CHECK(item.at("Status").get<std::string>() == "Active");
  CHECK(item.at("Category").get<std::string>() == "ApplicationStatus");
  CHECK(item.at("Menu").get<sdbus::ObjectPath>() == "/MenuBar");
  using Pixmaps = std::vector<sdbus::Struct<std::int32_t, std::int32_t, std::vector<std::uint8_t>>>;
  const auto icons = item.at("IconPixmap").get<Pixmaps>();
  REQUIRE(icons.size() == 2);
  CHECK(std::get<2>(icons[0]) == draw_icon(TrayState::sitting, 22).argb);
  const auto tip =
      item.at("ToolTip").get<sdbus::Struct<std::string, Pixmaps, std::string, std::string>>();
  CHECK(std::get<3>(tip) == "Sitting for 34 min; today 3 h 12 min");
}

TEST_CASE("the tray is told what has changed, and nothing else") {
  Desktop desktop;
  desktop.start_watcher();
  const auto told_of = [&](const TrayView& view) {
    desktop.signals.clear();
    desktop.tray.show(view);
    CHECK(desktop.click(TrayItem::status).empty());  // answered after what was told
    return desktop.signals;
  };
  using Signals = std::vector<std::string>;
  CHECK(told_of(sitting) == Signals{"NewIcon", "NewAttentionIcon", "NewStatus", "NewToolTip",
                                    "ItemsPropertiesUpdated"});
  CHECK(told_of(sitting).empty());
  TrayView later = sitting;
  later.sat += 20s;
  CHECK(told_of(later).empty());
  later.sat += 1min;
  CHECK(told_of(later) == Signals{"NewToolTip", "ItemsPropertiesUpdated"});
  later.state = TrayState::due;
  CHECK(told_of(later).size() == 5);
  CHECK(desktop.properties("/StatusNotifierItem", item_interface).at("Status").get<std::string>() ==
        "NeedsAttention");
}

TEST_CASE("the tray's menu is read and clicked over the bus") {
  Desktop desktop;
  desktop.tray.show(sitting);
  std::vector<std::string> labels;
  const std::function<void(const std::uint32_t&, const Layout&)> keep = [&](const std::uint32_t&,
                                                                            const Layout& layout) {
    for (const sdbus::Variant& child : std::get<2>(layout)) {
      const Properties of_child = std::get<1>(child.get<Layout>());
      if (const auto label = of_child.find("label"); label != of_child.end())
        labels.push_back(label->second.get<std::string>());
    }
  };
  const std::vector<std::string> only_labels{"label"};
  CHECK(desktop
            .ask(keep, "/MenuBar", menu_interface, "GetLayout", std::int32_t{0}, std::int32_t{-1},
                 only_labels)
            .empty());
  REQUIRE(labels.size() == 8);
  CHECK(labels.front() == "Sitting for 34 min");
  CHECK(desktop.click(TrayItem::quiet_hour).empty());
  CHECK(desktop.click(TrayItem::today).empty());
  CHECK(desktop.click(TrayItem::resume).empty());  // hidden
  CHECK(desktop.wearer.chosen == std::vector<std::string>{"quiet 60"});
}

TEST_CASE("what is asked of the tray's menu is bounded, whoever asks") {
  Desktop desktop;
  std::vector<std::int32_t> ids;
  for (std::int32_t i = 0; i < 500'000; ++i) ids.insert(ids.end(), {i - 250'000, 3});
  std::size_t items = 0;
  const std::function<void(const Group&)> count = [&](const Group& group) { items = group.size(); };
  const std::vector<std::string> names(10'000, "label");
  const auto begin = std::chrono::steady_clock::now();
  CHECK(desktop.ask(count, "/MenuBar", menu_interface, "GetGroupProperties", ids, names).empty());
  CHECK(items == 11);
  CHECK(std::chrono::steady_clock::now() - begin < 3s);

  const std::vector<sdbus::Struct<std::int32_t, std::string, sdbus::Variant, std::uint32_t>> events(
      10'000, sdbus::make_struct(static_cast<std::int32_t>(TrayItem::quiet_half_hour),
                                 std::string{"clicked"}, sdbus::Variant{std::string{"x"}},
                                 std::uint32_t{0}));
  const std::function<void(const std::vector<std::int32_t>&)> ignore;
  CHECK(desktop.ask(ignore, "/MenuBar", menu_interface, "EventGroup", events).empty());
  CHECK(desktop.wearer.chosen == std::vector<std::string>{"quiet 30"});

  const std::string invalid = "org.freedesktop.DBus.Error.InvalidArgs";
  const std::function<void(const std::uint32_t&, const Layout&)> no_layout;
  const std::vector<std::string> all;
  for (const std::int32_t id : {-1, 11, 2'147'483'647, -2'147'483'647 - 1})
    CHECK(desktop.ask(no_layout, "/MenuBar", menu_interface, "GetLayout", id,
                      std::int32_t{2'147'483'647}, all) == invalid);
  const std::function<void(const sdbus::Variant&)> no_value;
  CHECK(desktop.ask(no_value, "/MenuBar", menu_interface, "GetProperty", std::int32_t{1},
                    std::string{"nonsense"}) == invalid);
  const std::function<void()> nothing;
  CHECK_FALSE(desktop.ask(nothing, "/MenuBar", menu_interface, "Event", std::string{"1"}).empty());
}
