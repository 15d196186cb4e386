// The X server: its IDLETIME counter with alarms, and the active window's state. Replies are never
// waited for once it runs: another program may have the server grabbed.
#include <unistd.h>
#include <xcb/sync.h>
#include <xcb/xcb.h>
#include <xcb/xcbext.h>

#include <fmt/format.h>
#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "daemon/desktop/presence/sources.hpp"

namespace sitwell::daemon {
namespace {

using Stream = boost::asio::posix::stream_descriptor;
template <class Value>
using Owned = std::unique_ptr<Value, decltype(&std::free)>;

template <class Value>
Owned<Value> owned(Value* value) {
  return {value, &std::free};
}

/// Titles may change with every frame of a video: after an event that is of no use here, the next
/// ones are left waiting this long.
constexpr std::chrono::milliseconds rest{500};
constexpr std::uint32_t most_states = 64;  // atoms in _NET_WM_STATE; there are some dozen

std::string environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string{} : std::string{value};
}

/// Why there is no asking X; empty where there is.
std::string x_is_useless() {
  // There it sees the windows of old programs only; and asking it would start it.
  if (!environment("WAYLAND_DISPLAY").empty() || environment("XDG_SESSION_TYPE") == "wayland")
    return "Not used: in a Wayland session X does not see all keys and windows.";
  const std::string display = environment("DISPLAY");
  if (display.empty()) return "DISPLAY is not set.";
  if (!display.starts_with(':')) return "Not used: DISPLAY is of another computer.";
  const auto number = display.substr(1, display.find('.') - 1);
  std::error_code error;
  if (!std::filesystem::exists("/tmp/.X11-unix/X" + number, error))
    return "There is no X server at DISPLAY.";
  return {};
}

xcb_sync_int64_t counter_value(std::chrono::milliseconds time) {
  const auto value = static_cast<std::uint64_t>(time.count());
  return {static_cast<std::int32_t>(value >> 32), static_cast<std::uint32_t>(value)};
}

class X11 : public PresenceFrom {
 public:
  X11(boost::asio::io_context& io, const PresenceSettings& settings, ReportPresence report)
      : settings_(settings),
        report_(std::move(report)),
        why_not_(x_is_useless()),
        socket_(io),
        timer_(io) {
    if (!why_not_.empty()) return;
    int screen = 0;
    x_.reset(xcb_connect(nullptr, &screen));
    if (xcb_connection_has_error(x_.get()) != 0) {
      lost("The X server refused the connection.");
      return;
    }
    set_up(screen);
    socket_.assign(::dup(xcb_get_file_descriptor(x_.get())));
    timer_.expires_after(std::chrono::milliseconds::zero());  // what has already been read
    wait_for_timer();
  }

  void watch_input(bool wanted) override {
    if (std::exchange(wanted_, wanted) == wanted || !x_ || counter_ == 0) return;
    if (wanted) {
      pause_ = alarms_at(settings_.pause);
      ask_idle();
    } else {
      for (const auto alarm : std::exchange(pause_, {})) xcb_sync_destroy_alarm(x_.get(), alarm);
    }
    xcb_flush(x_.get());
    wait_for_timer();  // replies may have been read while that was written
  }

  PresenceSource describe() const override {
    if (!x_) return {"X11", false, why_not_};
    return {"X11", true,
            fmt::format("It tells {}, and {}.",
                        counter_ != 0 ? "of pauses and of coming back" : "nothing of pauses",
                        facts_.full_screen
                            ? "of full-screen windows"
                            : "nothing of windows: no window manager names the active one")};
  }

 private:
  using Alarms = std::array<xcb_sync_alarm_t, 2>;  ///< idle time passes it upwards, downwards

  /// Waits for replies; the server has just answered.
  void set_up(int screen) {
    auto screens = xcb_setup_roots_iterator(xcb_get_setup(x_.get()));
    while (screen-- > 0 && screens.rem > 1) xcb_screen_next(&screens);
    root_ = screens.data->root;
    active_window_ = atom("_NET_ACTIVE_WINDOW");
    wm_state_ = atom("_NET_WM_STATE");
    full_screen_ = atom("_NET_WM_STATE_FULLSCREEN");
    listen_to(root_, XCB_EVENT_MASK_PROPERTY_CHANGE);
    ask_active();
    const auto* const sync = xcb_get_extension_data(x_.get(), &xcb_sync_id);
    if (sync != nullptr && sync->present != 0) {
      alarm_event_ = static_cast<std::uint8_t>(sync->first_event + XCB_SYNC_ALARM_NOTIFY);
      counter_ = idle_counter();
    }
    if (counter_ != 0) {
      away_ = alarms_at(settings_.away);
      ask_idle();
    }
    xcb_flush(x_.get());
  }

  xcb_atom_t atom(std::string_view name) {
    const auto reply = owned(xcb_intern_atom_reply(
        x_.get(),
        xcb_intern_atom(x_.get(), 0, static_cast<std::uint16_t>(name.size()), name.data()),
        nullptr));
    return reply ? reply->atom : xcb_atom_t{XCB_ATOM_NONE};
  }

  xcb_sync_counter_t idle_counter() {
    const auto version =
        owned(xcb_sync_initialize_reply(x_.get(), xcb_sync_initialize(x_.get(), 3, 1), nullptr));
    const auto counters = owned(xcb_sync_list_system_counters_reply(
        x_.get(), xcb_sync_list_system_counters(x_.get()), nullptr));
    if (!version || !counters) return 0;
    auto each = xcb_sync_list_system_counters_counters_iterator(counters.get());
    for (; each.rem > 0; xcb_sync_systemcounter_next(&each)) {
      // Not by libxcb's function for it, which takes the struct's padding for the name's begin.
      const std::string_view name{reinterpret_cast<const char*>(&each.data->name_len + 1),
                                  each.data->name_len};
      if (name == "IDLETIME") return each.data->counter;
    }
    return 0;
  }

  /// Alarms that fire whenever the idle time passes that value, and cost nothing otherwise.
  Alarms alarms_at(std::chrono::milliseconds idle) {
    Alarms alarms{};
    for (std::size_t downwards = 0; downwards < alarms.size(); ++downwards) {
      alarms[downwards] = xcb_generate_id(x_.get());
      xcb_sync_create_alarm_value_list_t alarm{};
      alarm.counter = counter_;
      alarm.valueType = XCB_SYNC_VALUETYPE_ABSOLUTE;
      alarm.value = counter_value(idle);
      alarm.testType = downwards != 0 ? XCB_SYNC_TESTTYPE_NEGATIVE_TRANSITION
                                      : XCB_SYNC_TESTTYPE_POSITIVE_TRANSITION;
      alarm.events = 1;
      xcb_sync_create_alarm_aux(x_.get(), alarms[downwards],
                                XCB_SYNC_CA_COUNTER | XCB_SYNC_CA_VALUE_TYPE | XCB_SYNC_CA_VALUE |
                                    XCB_SYNC_CA_TEST_TYPE | XCB_SYNC_CA_DELTA | XCB_SYNC_CA_EVENTS,
                                &alarm);
    }
    return alarms;
  }

  void listen_to(xcb_window_t window, std::uint32_t events) {
    xcb_change_window_attributes(x_.get(), window, XCB_CW_EVENT_MASK, &events);
  }

  /// Alarms tell of passing, not of being beyond.
  void ask_idle() {
    later(xcb_sync_query_counter(x_.get(), counter_).sequence, [this](const void* reply) {
      if (reply == nullptr) return;
      const auto value = static_cast<const xcb_sync_query_counter_reply_t*>(reply)->counter_value;
      const std::chrono::milliseconds idle{std::int64_t{value.hi} << 32 | value.lo};
      say(idle >= settings_.away    ? InputActivity::away
          : idle >= settings_.pause ? InputActivity::paused
                                    : InputActivity::active);
    });
  }

  void ask_active() {
    later(xcb_get_property(x_.get(), 0, root_, active_window_, XCB_ATOM_WINDOW, 0, 1).sequence,
          [this](const void* reply) {
            const auto* const property = static_cast<const xcb_get_property_reply_t*>(reply);
            facts_.full_screen.reset();
            xcb_window_t window = XCB_NONE;
            if (property != nullptr && property->format == 32 && property->value_len == 1) {
              window = *static_cast<const xcb_window_t*>(xcb_get_property_value(property));
              facts_.full_screen = false;
            }
            active_is(window);
          });
  }

  void active_is(xcb_window_t window) {
    if (window != active_ && active_ != XCB_NONE && active_ != root_)
      listen_to(active_, XCB_EVENT_MASK_NO_EVENT);
    active_ = window;
    if (window == XCB_NONE || window == root_) return report_(facts_);
    listen_to(window, XCB_EVENT_MASK_PROPERTY_CHANGE);
    ask_state();
  }

  void ask_state() {
    later(xcb_get_property(x_.get(), 0, active_, wm_state_, XCB_ATOM_ATOM, 0, most_states).sequence,
          [this](const void* reply) {
            const auto* const property = static_cast<const xcb_get_property_reply_t*>(reply);
            bool full = false;
            if (property != nullptr && property->format == 32) {
              const auto* const states =
                  static_cast<const xcb_atom_t*>(xcb_get_property_value(property));
              for (std::uint32_t i = 0; i < property->value_len; ++i)
                full = full || states[i] == full_screen_;
            }
            facts_.full_screen = full;
            report_(facts_);
          });
  }

  void later(unsigned sequence, std::function<void(const void*)> take) {
    awaited_.emplace_back(sequence, std::move(take));
  }

  void say(InputActivity input) {
    facts_.input = input;
    facts_.input_watched = true;
    report_(facts_);
  }

  /// Whether the event was of use.
  bool handle(const xcb_generic_event_t& event) {
    const auto type = static_cast<std::uint8_t>(event.response_type & 0x7f);
    if (type == alarm_event_ && counter_ != 0) {
      alarmed(reinterpret_cast<const xcb_sync_alarm_notify_event_t&>(event).alarm);
      return true;
    }
    if (type != XCB_PROPERTY_NOTIFY) return false;
    const auto& changed = reinterpret_cast<const xcb_property_notify_event_t&>(event);
    if (changed.window == root_ && changed.atom == active_window_)
      ask_active();
    else if (changed.window == active_ && changed.atom == wm_state_)
      ask_state();
    else
      return false;
    return true;
  }

  void alarmed(xcb_sync_alarm_t alarm) {
    if (alarm == away_[0])
      say(InputActivity::away);
    else if (alarm == pause_[0] && facts_.input != InputActivity::away)
      say(InputActivity::paused);
    else if (alarm == away_[1] || alarm == pause_[1])
      say(InputActivity::active);
  }

  bool take_replies() {
    bool any = false;
    while (!awaited_.empty()) {
      void* reply = nullptr;
      xcb_generic_error_t* error = nullptr;
      if (xcb_poll_for_reply(x_.get(), awaited_.front().first, &reply, &error) == 0) break;
      const auto keep = owned(reply);
      const auto forget = owned(error);
      const auto take = std::move(awaited_.front().second);
      awaited_.pop_front();
      take(reply);
      any = true;
    }
    return any;
  }

  /// Until there is nothing more to be read: writing may have read some.
  void process() {
    bool useless = false, progress = true;
    while (progress) {
      xcb_flush(x_.get());
      progress = take_replies();
      while (const auto event = owned(xcb_poll_for_event(x_.get()))) {
        useless = !handle(*event) || useless;
        progress = true;
      }
    }
    if (xcb_connection_has_error(x_.get()) != 0) return lost("The X server has gone.");
    if (useless) {
      timer_.expires_after(rest);
      wait_for_timer();
    } else {
      wait_for_socket();
    }
  }

  void wait_for_timer() {
    timer_.async_wait(
        [this, alive = std::weak_ptr{alive_}](const boost::system::error_code& error) {
          if (!error && !alive.expired() && x_) process();
        });
  }

  void wait_for_socket() {
    if (std::exchange(waiting_, true)) return;
    socket_.async_wait(Stream::wait_read, [this, alive = std::weak_ptr{alive_}](
                                              const boost::system::error_code& error) {
      if (error || alive.expired()) return;
      waiting_ = false;
      if (x_) process();
    });
  }

  void lost(const char* why) {
    why_not_ = why;
    awaited_.clear();
    socket_.close();
    x_.reset();
    if (std::exchange(facts_, {}) != PresenceFacts{}) report_(facts_);
  }

  PresenceSettings settings_;
  ReportPresence report_;
  std::string why_not_;
  PresenceFacts facts_;
  std::unique_ptr<xcb_connection_t, decltype(&xcb_disconnect)> x_{nullptr, &xcb_disconnect};
  xcb_window_t root_ = XCB_NONE, active_ = XCB_NONE;
  xcb_atom_t active_window_ = XCB_NONE, wm_state_ = XCB_NONE, full_screen_ = XCB_NONE;
  xcb_sync_counter_t counter_ = 0;
  std::uint8_t alarm_event_ = 0;
  Alarms away_{}, pause_{};
  bool wanted_ = false, waiting_ = false;
  std::deque<std::pair<unsigned, std::function<void(const void*)>>> awaited_;
  std::shared_ptr<int> alive_ = std::make_shared<int>();
  Stream socket_;
  boost::asio::steady_timer timer_;
};

}  // namespace

std::unique_ptr<PresenceFrom> presence_from_x11(boost::asio::io_context& io,
                                                const PresenceSettings& settings,
                                                ReportPresence report) {
  return std::make_unique<X11>(io, settings, std::move(report));
}

}  // namespace sitwell::daemon
