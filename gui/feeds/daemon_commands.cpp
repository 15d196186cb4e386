#include "gui/feeds/daemon_commands.hpp"

#include <variant>

namespace sitwell::gui {

namespace {

struct Caller {
  TrackerClient& client;
  Answer& answer;

  void operator()(const ask::Stand&) const { client.stand(); }
  void operator()(const ask::Snooze&) const { client.snooze(); }
  void operator()(const ask::Skip&) const { client.skip(); }
  void operator()(const ask::TakeBreak&) const { client.take_break(); }
  void operator()(const ask::Quiet& quiet) const { client.quiet(quiet.minutes); }
  void operator()(const ask::Pause&) const { client.pause(); }
  void operator()(const ask::Resume&) const { client.resume(); }
  void operator()(const ask::Calibrate& asked) const { client.calibrate(asked.site, asked.pose); }
  void operator()(const ask::StartRoutine& start) const {
    client.coach().start(start.id, start.options);
  }
  void operator()(const ask::Session& session) const { client.coach().command(session.command); }
  void operator()(const ask::Hurts& hurts) const {
    answer.advice = client.coach().hurts(hurts.where, hurts.how);
  }
  void operator()(const ask::RecordOffer&) const { client.coach().record_offer(); }
  void operator()(const ask::DismissOffer&) const { client.coach().dismiss_offer(); }
  void operator()(const ask::CheckIn& told) const {
    answer.advice = client.coach().check_in(told.figures, told.stress, told.note);
  }
  void operator()(const ask::Screen& told) const {
    answer.advice = client.coach().screen(told.answers);
  }
  void operator()(const ask::SetPlan& plan) const { client.coach().set_plan(plan.changes); }
  void operator()(const ask::ForgetHealth&) const { client.coach().forget_health(); }
  template <class OfTheDashboard>
  void operator()(const OfTheDashboard&) const {}
};

}  // namespace

Answer answer_to(const Request& request, TrackerClient& client) {
  Answer answer;
  try {
    std::visit(Caller{client, answer}, request);
  } catch (const std::exception& error) {
    answer.ok = false;
    answer.problem = error.what();
  }
  return answer;
}

}  // namespace sitwell::gui
