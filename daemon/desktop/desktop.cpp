#include "daemon/desktop/desktop.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>

#include "daemon/desktop/bus.hpp"
#include "daemon/desktop/console_notifier.hpp"
#include "daemon/desktop/dashboard.hpp"
#include "daemon/desktop/freedesktop_notifier.hpp"

namespace sitwell::daemon {

struct Desktop::State : TrayListener {
  State(boost::asio::io_context& loop, DesktopListener& desktop_listener,
        const TrackerIdentity& tracker, bool is_real, const DesktopSettings& wanted,
        CoachCommands* coaching)
      : io(loop),
        listener(desktop_listener),
        identity(tracker),
        real(is_real),
        settings(wanted),
        coach_commands(coaching),
        console([this](const std::string& text) { listener.say(text); }) {}

  void connect();
  void connect(std::optional<Bus>& bus, BusKind kind, std::string& trouble);
  void make_session_parts();
  void show_what_is_wanted();
  void make_presence();
  void lost(BusKind kind);

  // What the tray's menu asks for is what callers on the bus ask for.
  void quiet(std::chrono::minutes length) override {
    command([&] { listener.quiet(static_cast<unsigned>(length.count())); });
  }
  void pause() override {
    command([&] { listener.pause(); });
  }
  void resume() override {
    command([&] { listener.resume(); });
  }
  void take_break() override {
    command([&] { listener.request(Request::take_break); });
  }
  void open_dashboard() override {
    const std::filesystem::path dashboard = dashboard_path();
    if (dashboard.empty() || !start_detached(dashboard_command(dashboard)))
      listener.say("the dashboard could not be opened: is it still installed?");
  }
  template <class Command>
  void command(Command carry_out) {
    try {
      carry_out();
    } catch (const CommandRefused& refused) {
      listener.say(refused.what());  // the menu has no place for it
    }
  }

  boost::asio::io_context& io;
  DesktopListener& listener;
  TrackerIdentity identity;
  bool real;
  DesktopSettings settings;
  CoachCommands* coach_commands;
  ConsoleNotifier console;
  boost::asio::steady_timer again{io};

  std::optional<Bus> session, system;
  std::string no_session, no_system;  ///< why there is none
  // On the buses, hence gone before them.
  std::optional<FreedesktopNotifier> notifier;
  std::optional<CoachService> coach;  // there before the service takes their name, and after
  std::optional<TrackerService> service;
  std::optional<Tray> tray;
  std::optional<Presence> presence;
};

void Desktop::State::connect(std::optional<Bus>& bus, BusKind kind, std::string& trouble) {
  if (bus) return;
  try {
    bus.emplace(io, kind, [this, kind] { lost(kind); });
    trouble.clear();
  } catch (const std::runtime_error& error) {
    if (trouble != error.what() && kind == BusKind::session)
      listener.say(error.what() + std::string("; prompts are in this log meanwhile"));
    trouble = error.what();
  }
}

/// Whatever is not there, and what depends on it.
void Desktop::State::connect() {
  const bool had_session = session.has_value();
  const bool had_system = system.has_value();
  if (settings.connected) {
    connect(session, BusKind::session, no_session);
    connect(system, BusKind::system, no_system);
  }
  if (session && !had_session) make_session_parts();
  if (!presence || session.has_value() != had_session || system.has_value() != had_system)
    make_presence();
  if (!settings.connected || (session && system)) return;
  again.expires_after(settings.look_again);
  again.async_wait([this](const boost::system::error_code& error) {
    if (!error) connect();
  });
}

void Desktop::State::make_session_parts() {
  try {
    if (coach_commands != nullptr) coach.emplace(*session, *coach_commands);
  } catch (const std::runtime_error& error) {
    listener.say(error.what());
  }
  try {
    service.emplace(*session, listener, identity, real,
                    [this](const std::string& text) { listener.say(text); });
  } catch (const std::runtime_error& error) {
    listener.say(error.what());
  }
  show_what_is_wanted();
  boost::asio::post(io, [this] { listener.desktop_changed(); });
}

void Desktop::State::show_what_is_wanted() {
  if (!settings.notifications) notifier.reset();
  if (!settings.tray) tray.reset();
  if (!session) return;
  if (settings.notifications && !notifier) notifier.emplace(io, *session, listener);
  if (!settings.tray || tray) return;
  try {
    tray.emplace(*session, *this);
  } catch (const std::runtime_error& error) {
    listener.say(error.what());
  }
}

void Desktop::State::make_presence() {
  presence.reset();
  presence.emplace(io, session ? &*session : nullptr, system ? &*system : nullptr, listener);
  boost::asio::post(io, [this] { listener.holds_changed(presence->holds()); });
}

void Desktop::State::lost(BusKind kind) {
  presence.reset();
  if (kind == BusKind::session) {
    tray.reset();
    service.reset();
    coach.reset();
    notifier.reset();
    session.reset();
    listener.say("the desktop's message bus has gone; it is looked for again");
  } else {
    system.reset();
  }
  connect();
  listener.desktop_changed();
}

Desktop::Desktop(boost::asio::io_context& io, DesktopListener& listener,
                 const TrackerIdentity& identity, bool real, const DesktopSettings& settings,
                 CoachCommands* coach)
    : state_(std::make_unique<State>(io, listener, identity, real, settings, coach)) {
  state_->connect();
}

Desktop::~Desktop() = default;

void Desktop::use(bool notifications, bool tray) {
  state_->settings.notifications = notifications;
  state_->settings.tray = tray;
  state_->show_what_is_wanted();
}

Notifier& Desktop::notifier() {
  if (state_->notifier) return *state_->notifier;
  return state_->console;
}

Presence& Desktop::presence() { return *state_->presence; }
TrackerService* Desktop::service() { return state_->service ? &*state_->service : nullptr; }
CoachService* Desktop::coach() { return state_->coach ? &*state_->coach : nullptr; }
Tray* Desktop::tray() { return state_->tray ? &*state_->tray : nullptr; }

std::vector<PresenceSource> Desktop::sources() const {
  std::vector<PresenceSource> sources;
  const auto bus = [&](const char* name, bool live, const std::string& trouble) {
    sources.push_back({.name = name, .live = live, .detail = live ? "connected" : trouble});
  };
  bus("session bus", state_->session.has_value(), state_->no_session);
  bus("system bus", state_->system.has_value(), state_->no_system);
  const Notifier& shows = state_->notifier ? static_cast<const Notifier&>(*state_->notifier)
                                           : static_cast<const Notifier&>(state_->console);
  sources.push_back({"notifications", shows.live(), shows.describe()});
  if (state_->tray) sources.push_back({"tray", true, state_->tray->describe()});
  const auto hints = state_->presence->sources();
  sources.insert(sources.end(), hints.begin(), hints.end());
  return sources;
}

}  // namespace sitwell::daemon
