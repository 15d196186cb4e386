// What somebody at the dashboard wants done, as values: pages ask, the app carries it to the
// daemon, the settings file or itself. Pages never call anybody.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "dbus/coach_client.hpp"
#include "dbus/coach_status.hpp"

namespace sitwell::gui {

enum class Page : std::uint8_t {
  today,
  history,
  routines,
  check_in,
  plan,
  learn,
  clip,
  settings,
  gallery,  ///< every widget, for those who work on them
};

namespace ask {

// Of the app itself.
struct Go {
  Page page = Page::today;
};
struct OpenDay {
  std::chrono::local_days day{};
};  ///< on the history page
struct Read {
  std::string learn_page;
};  ///< on the learn page
struct OpenRoutine {
  std::string id;
};                    ///< on the routines page
struct Screening {};  ///< begin it
struct Welcome {
  bool show = true;
};
struct Demo {};  ///< start another dashboard with a simulated wearer
struct Copy {
  std::string text;
};                      ///< to the clipboard
struct StartDaemon {};  ///< by systemd or D-Bus activation
struct Doctor {};       ///< have `sitwell doctor` look at everything

// Of the tracker.
struct Stand {};
struct Snooze {};
struct Skip {};
struct TakeBreak {};
struct Quiet {
  unsigned minutes = 60;
};
struct Pause {};
struct Resume {};
struct Calibrate {
  std::string site = "thigh";
  std::string pose;
};  ///< standing, sitting, ...

// Of the coach.
struct StartRoutine {
  std::string id;
  StartOptions options;
};
struct Session {
  std::string command;
};  ///< pause, resume, skip, repeat, by_clock, stop
struct Hurts {
  std::string where, how;
};
struct RecordOffer {};
struct DismissOffer {};
struct CheckIn {
  std::map<std::string, std::uint32_t> figures;
  std::optional<int> stress;
  std::string note;
};
struct Screen {
  std::map<std::string, std::string> answers;
};
struct SetPlan {
  CoachPlanChanges changes;
};
struct ForgetHealth {};

// Of the settings file.
struct Set {
  std::string key;
  std::vector<std::string> words;
};
struct Unset {
  std::string key;
};

}  // namespace ask

using Request =
    std::variant<ask::Go, ask::OpenDay, ask::Read, ask::OpenRoutine, ask::Screening, ask::Welcome,
                 ask::Demo, ask::Copy, ask::StartDaemon, ask::Doctor, ask::Stand, ask::Snooze,
                 ask::Skip, ask::TakeBreak, ask::Quiet, ask::Pause, ask::Resume, ask::Calibrate,
                 ask::StartRoutine, ask::Session, ask::Hurts, ask::RecordOffer, ask::DismissOffer,
                 ask::CheckIn, ask::Screen, ask::SetPlan, ask::ForgetHealth, ask::Set, ask::Unset>;

/// Filled by the pages in a frame, emptied by the app after it.
class Requests {
 public:
  /// Its number: the Answer to it has the same.
  std::uint64_t ask(Request request) {
    waiting_.emplace_back(++last_, std::move(request));
    return last_;
  }
  [[nodiscard]] std::vector<std::pair<std::uint64_t, Request>> take() {
    return std::exchange(waiting_, {});
  }

 private:
  std::uint64_t last_ = 0;
  std::vector<std::pair<std::uint64_t, Request>> waiting_;
};

}  // namespace sitwell::gui
