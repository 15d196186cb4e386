#include "daemon/life.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "daemon/clip/request_type.hpp"
#include "history/fixture.hpp"

namespace sitwell::testing {

using namespace sitwell::daemon;

/// What a kill takes with it.
struct Life::Computer {
  Computer(Life& life, const std::filesystem::path& file)
      : history(file),
        engine(
            history,
            [&life] {
              return ClockAnchor{life.now(),
                                 monday_ms + 9 * hour_ms + boot_ms(life.now()) - boot_ms(begin_)};
            },
            [&life](const std::string& text) { life.said_.push_back(text); }),
        link(std::make_unique<Link>(registry)) {}

  HistoryWriter history;
  Engine engine;
  ClipRegistry registry;
  std::unique_ptr<Link> link;
  bool open = false;
  std::array<bool, 2> listening{};            // live, log
  std::deque<std::function<void()>> reports;  // of the port, for later
};

Life::Life(const std::filesystem::path& history, EmulatedClip clip)
    : file_(history), clip_(std::move(clip)) {}
Life::~Life() = default;

bool Life::streaming() const {
  return computer_ && computer_->link->state() == LinkState::streaming;
}

void Life::start_daemon() {
  computer_ = std::make_unique<Computer>(*this, file_);
  if (plugged_) tell(Arrived{});
}

void Life::kill_daemon() { computer_.reset(); }

void Life::end_daemon() {
  tell(Stopped{});
  settle();
  computer_->engine.finish();
  computer_.reset();
}

void Life::plug() {
  plugged_ = true;
  clip_.attach(true);
  if (computer_) tell(Arrived{});
}

void Life::unplug() {
  plugged_ = false;
  clip_.attach(false);
  if (!computer_) return;
  for (const Endpoint endpoint : {Endpoint::live, Endpoint::log})
    if (std::exchange(computer_->listening[endpoint == Endpoint::log], false))
      tell(Received{endpoint, TransferStatus::no_device, {}});
  tell(Left{});
  settle();
}

void Life::reboot_clip() {
  clip_.reboot();
  if (plugged_) clip_.attach(true);
}

void Life::set_cable(int lost_per_mille, int damaged_per_mille) {
  lost_per_mille_ = lost_per_mille;
  damaged_per_mille_ = damaged_per_mille;
}

void Life::run_for(Duration duration) {
  const Duration end = now_ + duration;
  while (now_ < end) {
    Duration next = std::min(end, Duration{static_cast<Duration::rep>(clip_.next_event_us())});
    if (computer_) {
      for (const auto due : {computer_->link->deadline(), computer_->engine.deadline()})
        if (due) next = std::min(next, *due - begin_);
    }
    now_ = std::max(next, now_ + Duration{1});
    clip_.advance(static_cast<std::uint64_t>(now_.count()));
    if (!computer_) continue;
    settle();
    if (const auto due = computer_->link->deadline(); due && *due <= now()) tell(Woken{});
    if (const auto due = computer_->engine.deadline(); due && *due <= now())
      computer_->engine.wake(now());
    settle();
  }
}

/// Until nothing is under way between clip and link.
void Life::settle() {
  do {
    while (!computer_->reports.empty()) {
      const auto report = std::move(computer_->reports.front());
      computer_->reports.pop_front();
      report();
    }
    deliver();
  } while (!computer_->reports.empty());
}

void Life::deliver() {
  for (const Endpoint endpoint : {Endpoint::live, Endpoint::log}) {
    while (plugged_ && computer_->listening[endpoint == Endpoint::log]) {
      auto bytes = clip_.take(static_cast<std::uint8_t>(endpoint));
      if (!bytes) break;
      dice_ = dice_ * 1664525 + 1013904223;
      const int dice = static_cast<int>(dice_ >> 8) % 1000;
      if (dice < lost_per_mille_) continue;
      if (dice < lost_per_mille_ + damaged_per_mille_) (*bytes)[dice_ % bytes->size()] ^= 0x10;
      tell(Received{endpoint, TransferStatus::completed, *bytes});
    }
  }
}

void Life::tell(const LinkEvent& event) {
  const std::int64_t utc_us =
      (monday_ms + 9 * hour_ms) * 1000 + std::chrono::microseconds(now() - begin_).count();
  LinkActions actions;
  computer_->link->on(event, now(), UtcAnchor{now(), utc_us}, actions);
  for (const LinkAction& action : actions) act(action);
  if (!actions.empty()) {
    actions.clear();
    computer_->link->on(Settled{computer_->engine.settled()}, now(), UtcAnchor{now(), utc_us},
                        actions);
    for (const LinkAction& action : actions) act(action);
  }
}

void Life::act(const LinkAction& action) {
  auto& computer = *computer_;
  const auto later = [&](LinkEvent event) {
    computer.reports.emplace_back([this, event = std::move(event)] { tell(event); });
  };
  if (std::holds_alternative<OpenPort>(action)) {
    computer.open = plugged_;
    later(Opened{plugged_ ? OpenResult::opened : OpenResult::no_device, ""});
  } else if (std::holds_alternative<ClosePort>(action) ||
             std::holds_alternative<ResetPort>(action)) {
    computer.open = false;
    computer.listening = {};
    if (std::holds_alternative<ResetPort>(action) && plugged_) {
      clip_.attach(false);
      clip_.attach(true);
    }
    later(Closed{});
  } else if (const auto* control = std::get_if<ControlPort>(&action)) {
    const auto reply = plugged_ ? clip_.control(request_type_of(control->request),
                                                static_cast<std::uint8_t>(control->request),
                                                control->value, control->data)
                                : std::nullopt;
    const TransferStatus status = !plugged_ ? TransferStatus::no_device
                                  : reply   ? TransferStatus::completed
                                            : TransferStatus::stall;
    computer.reports.emplace_back([this, request = control->request, status,
                                   bytes = reply.value_or(std::vector<std::uint8_t>{})] {
      tell(Controlled{request, status, bytes});
    });
  } else if (const auto* listen = std::get_if<ListenPort>(&action)) {
    computer.listening[listen->endpoint == Endpoint::log] = true;
  } else if (const auto* begins = std::get_if<BacklogBegins>(&action)) {
    computer.engine.backlog_begins({.serial = computer.link->serial(),
                                    .site = BodySite::thigh,
                                    .from = begins->from,
                                    .first = begins->first});
  } else if (const auto* feed = std::get_if<Feed>(&action)) {
    computer.engine.take(feed->input);
  } else if (const auto* ends = std::get_if<BacklogEnds>(&action)) {
    computer.engine.backlog_ends(BodySite::thigh, ends->complete);
  } else if (const auto* say = std::get_if<Say>(&action)) {
    said_.push_back(say->text);
  }
}

}  // namespace sitwell::testing
