// `sitwell doctor`, asked by the dashboard: the same examination that the command line makes, by
// the same program, on a thread of its own.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

#include "gui/model/world.hpp"

namespace sitwell::gui {

class DoctorFeed {
 public:
  /// `program` is the command line's; `arrived` is called from the other thread when it has ended.
  DoctorFeed(std::filesystem::path program, std::function<void()> arrived);
  ~DoctorFeed();
  DoctorFeed(const DoctorFeed&) = delete;
  DoctorFeed& operator=(const DoctorFeed&) = delete;

  /// Has it look, unless it does already.
  void ask();
  /// True when `into` became something else.
  bool take(std::optional<DoctorReport>& into);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// What `sitwell doctor --json` wrote; a problem where that makes no sense.
DoctorReport read_doctor_report(std::string_view json);

}  // namespace sitwell::gui
