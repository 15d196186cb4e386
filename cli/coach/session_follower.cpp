#include "cli/coach/session_follower.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <tuple>
#include <utility>

#include "cli/clock_words.hpp"
#include "cli/coach/session_json.hpp"
#include "cli/live.hpp"
#include "cli/prose.hpp"

namespace sitwell::cli {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Json = nlohmann::ordered_json;

std::int64_t ms_between(Clock::time_point from, Clock::time_point to) {
  return std::max<std::int64_t>(
      0, std::chrono::duration_cast<std::chrono::milliseconds>(to - from).count());
}

class JsonFollower final : public SessionFollower {
 public:
  void status(const CoachSession& session) override { print("session", session_json(session)); }
  void progress(const CoachProgress& progress) override {
    print("progress",
          {{"counted_s", double(progress.counted_ms) / 1000},
           {"hip_flexion_deg", progress.flexion_deg ? Json(*progress.flexion_deg) : Json()},
           {"in_pose", progress.in_pose}});
  }
  void cue(const CoachCue& cue) override { print("cue", {{"cue", cue.cue}, {"text", cue.text}}); }

 private:
  static void print(const char* what, const Json& content) {
    Json json{{"what", what}};
    json.update(content);
    fmt::print("{}\n", json.dump(-1, ' ', false, Json::error_handler_t::replace));
    std::fflush(stdout);
  }
};

/// A line a change, for files and pipes.
class LineFollower final : public SessionFollower {
 public:
  void status(const CoachSession& session) override {
    const Shown shown{session.hold, session.phase, session.by_clock, session.wrong_side};
    if (shown == shown_ || session.phase == "over") return;
    shown_ = shown;
    SessionNow now;
    now.session = session;
    now.left_ms = session.left_ms;
    print(cli::hold_words(session) + "; " + state_words(now));
  }

 private:
  using Shown = std::tuple<std::uint32_t, std::string, std::string, bool>;
  static void print(const std::string& line) {
    fmt::print("{}  {}\n", iso_words(now_utc_ms()).substr(0, 19), line);
    std::fflush(stdout);
  }
  Shown shown_;
};

class TerminalFollower final : public SessionFollower {
 public:
  explicit TerminalFollower(std::string purpose) : purpose_(std::move(purpose)) {}

  void status(const CoachSession& session) override {
    if (!std::exchange(introduced_, true)) {
      fmt::print("  {}\n", lines_.screen().paint(Ink::bold, session.title));
      if (!purpose_.empty()) fmt::print("{}", paragraph(lines_.screen(), purpose_));
      fmt::print("\n");
    }
    clock_.status(session, Clock::now());
  }
  void progress(const CoachProgress& progress) override { clock_.progress(progress, Clock::now()); }
  /// For eyes that are closed.
  void cue(const CoachCue& cue) override {
    if (cue.cue != "began" && cue.cue != "half" && cue.cue != "ended") return;
    fmt::print("\a");
    std::fflush(stdout);
  }
  void draw() override {
    const SessionNow now = clock_.now(Clock::now());
    if (now.session.phase != "over") lines_.show(session_text(lines_.screen(), now));
  }
  void leave() override { lines_.clear(); }

 private:
  std::string purpose_;
  bool introduced_ = false;
  LiveLines lines_{stdout};
  SessionClock clock_;
};

}  // namespace

void SessionClock::status(const CoachSession& session, Time at) {
  last_.session = session;
  last_.counted_ms = session.counted_ms;
  last_.left_ms = session.left_ms;
  last_.in_pose = session.in_pose;
  told_ = counted_ = at;
}

void SessionClock::progress(const CoachProgress& progress, Time at) {
  last_.counted_ms = progress.counted_ms;
  last_.flexion_deg = progress.flexion_deg;
  last_.in_pose = progress.in_pose;
  counted_ = at;
}

SessionNow SessionClock::now(Time at) const {
  // The clip's count stops where it is when nothing more is heard of it; the clock's goes on.
  constexpr std::int64_t furthest_ahead_ms = 1000;
  SessionNow now = last_;
  if (now.session.phase == "holding") {
    const std::int64_t since_ms = ms_between(counted_, at);
    const bool by_clip = by_clock_words(now.session.by_clock).empty();
    now.counted_ms += by_clip ? std::min(since_ms, furthest_ahead_ms) : since_ms;
    now.counted_ms = std::min(now.counted_ms, now.session.asked_ms);
  }
  now.left_ms = std::max<std::int64_t>(0, now.left_ms - ms_between(told_, at));
  return now;
}

std::unique_ptr<SessionFollower> follower_for(bool json, const std::string& purpose) {
  if (json) return std::make_unique<JsonFollower>();
  if (screen_of(stdout).terminal) return std::make_unique<TerminalFollower>(purpose);
  return std::make_unique<LineFollower>();
}

}  // namespace sitwell::cli
