// A coach that does as it is told and notes it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "daemon/desktop/coach_service.hpp"

namespace sitwell::testing {

struct NotingCoach : daemon::CoachCommands {
  void start(const std::string& id, Side leg, bool clip) override;
  void command(SessionCommand command) override;
  std::vector<Advice> hurts(const Hurt& hurt) override;
  void record_offer() override { note("record"); }
  void dismiss_offer() override { note("dismiss"); }
  std::vector<Advice> check_in(const CheckIn& check_in) override;
  std::vector<Advice> screen(const ScreeningAnswers& answers) override;
  std::vector<Advice> advice() override { return note("advice"); }
  void set_plan(const CoachPlanChanges& changes) override;
  std::uint32_t forget_health() override {
    note("forget");
    return 7;
  }

  std::vector<std::string> notes;
  std::vector<Advice> given;
  std::function<void()> trouble;  ///< throws, after the call was noted

 private:
  std::vector<Advice> note(const std::string& text);
};

}  // namespace sitwell::testing
