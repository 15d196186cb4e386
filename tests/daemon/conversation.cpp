#include "daemon/conversation.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "firmware-protocol/log.h"

using namespace sitwell;
using namespace sitwell::daemon;

namespace {

constexpr std::int64_t tick_us = 2000;

std::string name_of(SitwellRequest request) {
  static const char* names[] = {"",          "GET_IDENTITY", "GET_STATUS", "SET_STREAM",
                                "GET_CLOCK", "SET_CLOCK",    "GET_LOG",    "READ_LOG",
                                "ERASE_LOG", "SET_BODY_SITE"};
  return names[request];
}

}  // namespace

Conversation::Conversation(ModelClip& model) : Conversation(model, own_registry) {}

Conversation::Conversation(ModelClip& model, ClipRegistry& shared, const LinkSettings& tunables)
    : clip(model), registry(shared), settings(tunables), link(std::in_place, shared, tunables) {
  clip.advance(now_us);
}

void Conversation::kill() {
  script.push_back("killed");
  listening_ = {};
  due_.clear();
  open_ = opening_ = closing_ = false;
  backlogs_ended = backlogs_begun;
  link.reset();
  registry = {};
  link.emplace(registry, settings);
  if (plugged_) tell(Arrived{});
}

void Conversation::freeze_s(double seconds) {
  const std::int64_t until = now_us + std::llround(seconds * 1e6);
  for (; now_us < until; now_us += 10'000) {
    clip.advance(now_us);
    while (clip.live.size() > 8) clip.live.pop_front();
  }
}

void Conversation::tell(const LinkEvent& event) {
  actions_.clear();
  const Instant now{Duration{now_us}};
  link->on(event, now, UtcAnchor{now, now_us + utc_ahead_us}, actions_);
  const LinkActions actions = actions_;
  for (const LinkAction& action : actions) act(action);
}

void Conversation::act(const LinkAction& action) {
  if (std::holds_alternative<OpenPort>(action)) {
    script.push_back("open");
    opening_ = true;
  } else if (std::holds_alternative<ClosePort>(action) ||
             std::holds_alternative<ResetPort>(action)) {
    script.push_back(std::holds_alternative<ClosePort>(action) ? "close" : "reset");
    if (script.back() == "reset") clip.attach(false);
    closing_ = true;
    listening_ = {};
    due_.clear();
  } else if (const auto* control = std::get_if<ControlPort>(&action)) {
    script.push_back(::name_of(control->request));
    if (control->request == sitwell_request_set_stream)
      script.back().append(" ").append(std::to_string(control->value));
    requested.push_back(control->request);
    const Status status = control_status(control->request);
    Bytes reply;
    Status outcome = status;
    if (status == Status::completed) {
      const auto answer = clip.control(control->request, control->value, control->data);
      if (answer)
        reply = *answer;
      else
        outcome = Status::stall;
      control_reply(control->request, reply);
    }
    const std::int64_t takes_us = status == Status::timed_out ? 1'000'000 : 1000;
    due_.push_back({now_us + takes_us, control->request, outcome, reply});
  } else if (const auto* listen = std::get_if<ListenPort>(&action)) {
    listening_[listen->endpoint == Endpoint::log] = true;
  } else if (const auto* begins = std::get_if<BacklogBegins>(&action)) {
    script.push_back(begins->first ? "backlog begins, first" : "backlog begins");
    ++backlogs_begun;
    first_backlog = begins->first;
    if (begins->first) {
      std::erase_if(fed, [&](const Fed& each) {  // dates may differ by a little from those before
        return each.begin >= begins->from - std::chrono::milliseconds{500};
      });
      if (!fed.empty()) fed.back().end = std::min(fed.back().end, begins->from);
    }
  } else if (const auto* ends = std::get_if<BacklogEnds>(&action)) {
    script.push_back(ends->complete ? "backlog ends" : "backlog breaks off");
    ++backlogs_ended;
  } else if (const auto* feed = std::get_if<Feed>(&action)) {
    record(feed->input);
  } else if (const auto* say = std::get_if<Say>(&action)) {
    (say->severity >= Severity::warning ? words : news).push_back(say->text);
  }
}

void Conversation::record(const Input& input) {
  if (const auto* sample = std::get_if<Sample>(&input)) {
    SitwellSample raw{};
    const double unit = 122'000e-9 * standard_gravity_mps2;
    const double axes[] = {sample->acceleration_mps2.x, sample->acceleration_mps2.y,
                           sample->acceleration_mps2.z};
    for (int i = 0; i < 3; ++i)
      raw.acceleration[i] = static_cast<std::int16_t>(std::lround(axes[i] / unit));
    const std::int64_t true_us = ModelClip::reading_true_us(raw);
    fed.push_back({sample->at, sample->at, true_us, true_us, Fed::sample});
  } else if (const auto* logged = std::get_if<LoggedEpoch>(&input)) {
    const Epoch& epoch = logged->epoch;
    const auto code = [](double value_g) {
      return std::size_t{sitwell_compact(static_cast<std::uint32_t>(std::lround(value_g * 1e4)))};
    };
    const std::size_t index =
        code(epoch.vertical_sd_g) | code(epoch.total_sd_g) << 8 | code(epoch.impact_g) << 16;
    const std::int64_t end_us =
        clip.log.at(index).true_us + std::llround(1e6 / (1 + clip.drift_ppm * 1e-6));
    fed.push_back({epoch.begin, epoch.end(), end_us - epoch.length.count(), end_us, Fed::epoch});
  } else if (const auto* lost = std::get_if<ClipLost>(&input)) {
    fed.push_back({lost->at, lost->at, 0, 0, Fed::lost});
  }
}

void Conversation::plug() {
  plugged_ = true;
  script.push_back("plugged in");
  tell(Arrived{});
}

void Conversation::plug_if_out() {
  if (!plugged_) plug();
}

void Conversation::unplug() {
  if (!plugged_) return;
  clip.attach(false);
  plugged_ = false;
  listening_ = {};
  script.push_back("unplugged");
  tell(Left{});
}

/// As after a bus error: every transfer ends, the device is seen to leave, and comes back.
void Conversation::no_device() {
  clip.attach(false);
  listening_ = {};
  left_at_us_ = now_us + 170'000;
  back_at_us_ = now_us + 500'000;
}

void Conversation::tick() {
  now_us += tick_us;
  clip.advance(now_us);
  if (left_at_us_ && now_us >= left_at_us_) {
    left_at_us_ = 0;
    unplug();
  }
  if (back_at_us_ && now_us >= back_at_us_) {
    back_at_us_ = 0;
    plug();
  }
  if (closing_) {
    closing_ = open_ = opening_ = false;
    tell(Closed{});
  } else if (opening_) {
    opening_ = false;
    open_ = plugged_ && open_result == OpenResult::opened;
    tell(Opened{plugged_ ? open_result : OpenResult::no_device, "the node"});
  }
  if (!due_.empty() && due_.front().at_us <= now_us) {
    const Due due = due_.front();
    due_.erase(due_.begin());
    if (due.status == Status::no_device) no_device();
    tell(Controlled{due.request, due.status, due.reply});
  }
  if (now_us % 8000 == 0) deliver(Endpoint::live, clip.live);
  for (int i = 0; i < 2; ++i) deliver(Endpoint::log, clip.bulk);
  const auto deadline = link->deadline();
  if (deadline && deadline->time_since_epoch().count() <= now_us) tell(Woken{});
}

void Conversation::deliver(Endpoint endpoint, std::deque<Bytes>& queue) {
  bool& listening = listening_[endpoint == Endpoint::log];
  if (!open_ || !listening || queue.empty()) return;
  if (endpoint == Endpoint::live) {
    if (live_at_us_ == 0) live_at_us_ = now_us + late_us();
    if (now_us < live_at_us_) return;
    live_at_us_ = 0;
  }
  std::vector<Bytes> transfers{queue.front()};
  queue.pop_front();
  const Status status = endpoint_status(endpoint);
  if (status != Status::completed) {
    listening = false;
    if (status == Status::no_device) no_device();
    tell(Received{endpoint, status, {}});
    return;
  }
  on_the_way(endpoint, transfers);
  for (const Bytes& bytes : transfers) tell(Received{endpoint, Status::completed, bytes});
}

void Conversation::run_s(double seconds) {
  const std::int64_t until = now_us + std::llround(seconds * 1e6);
  while (now_us < until) tick();
}

void Conversation::run_until(const std::function<bool()>& done, double at_most_s) {
  const std::int64_t until = now_us + std::llround(at_most_s * 1e6);
  while (now_us < until && !done()) tick();
}

bool Conversation::said(const std::string& part) const {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& text) { return text.find(part) != std::string::npos; });
}

int Conversation::requests(SitwellRequest request) const {
  return static_cast<int>(std::count(requested.begin(), requested.end(), request));
}

Coverage coverage(const Conversation& talk) {
  using Fed = Conversation::Fed;
  Coverage found;
  constexpr std::int64_t slack_us = 20'000;
  const Fed* last = nullptr;
  std::vector<std::pair<std::int64_t, std::int64_t>> covered;  // true time
  for (const Fed& each : talk.fed) {
    if (each.kind == Fed::lost) {
      found.in_order &= !last || each.begin >= last->end;
      continue;
    }
    found.worst_date_s = std::max(
        found.worst_date_s,
        std::abs(static_cast<double>((each.end.time_since_epoch().count() - each.true_end_us)) *
                 1e-6));
    std::int64_t begin_us = each.true_begin_us, end_us = each.true_end_us;
    if (each.kind == Fed::sample) end_us += ModelClip::interval_us;
    if (last) {
      // A reading may be of the very moment at which an epoch ended.
      const bool touches = each.kind != last->kind && each.end == last->end;
      found.in_order &= each.begin >= last->end && (each.end > last->end || touches);
      const std::int64_t over_us = covered.back().second - begin_us;
      if (over_us > slack_us) found.doubled_s += static_cast<double>(over_us) * 1e-6;
      if (each.kind != last->kind) ++found.seams;
      const bool bridged = each.kind == Fed::sample && last->kind == Fed::sample &&
                           begin_us - last->true_end_us < 1'000'000;
      if (bridged) begin_us = covered.back().second;
    }
    covered.emplace_back(begin_us, end_us);
    last = &each;
  }
  std::size_t next = 0;
  std::int64_t sync_us = 0;
  for (const ModelClip::Logged& second : talk.clip.log) {
    found.seams += second.sync_utc_us != std::exchange(sync_us, second.sync_utc_us);
    std::int64_t at_us = second.true_us;
    const std::int64_t end_us = at_us + 1'000'000;
    if (end_us > talk.now_us - 1'000'000) break;  // it may be on its way
    // Of a start that ended before anybody told it the time nothing can be dated.
    if (second.sync_utc_us == 0 && second.boot_id != talk.clip.boot_id) continue;
    while (next < covered.size() && covered[next].second <= at_us) ++next;
    for (std::size_t i = next; at_us < end_us; ++i) {
      const std::int64_t from_us = i < covered.size() ? std::max(at_us, covered[i].first) : end_us;
      found.missing_s += static_cast<double>(std::min(from_us, end_us) - at_us) * 1e-6;
      if (i >= covered.size() || from_us >= end_us) break;
      at_us = std::max(at_us, covered[i].second);
    }
  }
  return found;
}
