#include "daemon/desktop/coach_service.hpp"

#include <chrono>
#include <limits>
#include <stdexcept>

#include "daemon/desktop/answering.hpp"
#include "daemon/desktop/bus.hpp"
#include "daemon/desktop/coach_arguments.hpp"
#include "dbus/coach1_adaptor.hpp"
#include "dbus/coach_dictionaries.hpp"

namespace sitwell::daemon {
namespace {

using std::chrono::steady_clock;

constexpr const char* object_path = "/org/sitwell/Coach1";
/// A bar that moves smoothly enough.
constexpr std::chrono::milliseconds progress_interval{100};

using AdviceRows = std::vector<sdbus::Struct<std::string, std::string, std::string, std::string>>;

AdviceRows rows_of(const std::vector<Advice>& advice) {
  AdviceRows rows;
  for (const Advice& one : advice)
    rows.emplace_back(std::string{name_of(one.level)}, valid_utf8(one.about), valid_utf8(one.title),
                      valid_utf8(one.text));
  return rows;
}

std::vector<bus::PropertyName> differences(const CoachView& a, const CoachView& b) {
  std::vector<bus::PropertyName> names;
  const auto compare = [&](const char* name, auto CoachView::*member) {
    if (!(a.*member == b.*member)) names.emplace_back(name);
  };
  compare("Session", &CoachView::session);
  compare("Offer", &CoachView::offer);
  compare("Plan", &CoachView::plan);
  compare("RoutinesToday", &CoachView::routines_today);
  compare("CheckedInToday", &CoachView::checked_in_today);
  compare("ScreeningDue", &CoachView::screening_due);
  return names;
}

}  // namespace

struct CoachService::State final : public sdbus::AdaptorInterfaces<org::sitwell::Coach1_adaptor> {
  State(Bus& on, CoachCommands& who)
      : AdaptorInterfaces(on.connection(), bus::ObjectPath{object_path}), bus(on), commands(who) {
    registerAdaptor();
  }
  ~State() { unregisterAdaptor(); }

  void tell_changed(const std::vector<bus::PropertyName>& names) {
    send_on(bus, [&] {
      getObject().emitPropertiesChangedSignal(bus::InterfaceName{INTERFACE_NAME}, names);
    });
  }

  // What callers may ask for.
  void StartRoutine(const std::string& id, const bus::Dictionary& options) override {
    answer([&] {
      const StartWish wish = start_wish_of(options);
      commands.start(checked_identifier(id), wish.leg, wish.clip);
    });
  }
  void Command(const std::string& command) override {
    answer([&] { commands.command(session_command_of(command)); });
  }
  AdviceRows Hurts(const std::string& where, const std::string& how) override {
    return answer([&] { return rows_of(commands.hurts(hurt_of(where, how))); });
  }
  void RecordOffer() override {
    answer([&] { commands.record_offer(); });
  }
  void DismissOffer() override {
    answer([&] { commands.dismiss_offer(); });
  }
  AdviceRows CheckIn(const std::map<std::string, std::uint32_t>& figures,
                     const std::int32_t& stress, const std::string& note) override {
    return answer([&] { return rows_of(commands.check_in(check_in_of(figures, stress, note))); });
  }
  AdviceRows Screen(const std::map<std::string, std::string>& answers) override {
    return answer([&] { return rows_of(commands.screen(answers_of(answers))); });
  }
  AdviceRows Advice() override {
    return answer([&] { return rows_of(commands.advice()); });
  }
  void SetPlan(const bus::Dictionary& changes) override {
    answer([&] { commands.set_plan(plan_changes_of(changes)); });
  }
  std::uint32_t ForgetHealth() override {
    return answer([&] { return commands.forget_health(); });
  }

  // What they may look at.
  bus::Dictionary Session() override { return bus::dictionary_of(view.session); }
  bus::Dictionary Offer() override { return bus::dictionary_of(view.offer); }
  bus::Dictionary Plan() override { return bus::dictionary_of(view.plan); }
  std::uint32_t RoutinesToday() override { return view.routines_today; }
  bool CheckedInToday() override { return view.checked_in_today; }
  bool ScreeningDue() override { return view.screening_due; }

  Bus& bus;
  CoachCommands& commands;
  CoachView view;
  std::optional<steady_clock::time_point> progress_sent;
};

CoachService::CoachService(Bus& bus, CoachCommands& commands) try
    : state_(std::make_unique<State>(bus, commands)) {
} catch (const sdbus::Error& error) {
  throw std::runtime_error("org.sitwell.Coach1 cannot be offered on the session bus: " +
                           error.getMessage());
}

CoachService::~CoachService() = default;

void CoachService::publish(const CoachView& view) {
  const auto changed = differences(state_->view, view);
  if (changed.empty()) return;
  state_->view = view;
  state_->tell_changed(changed);
}

void CoachService::progress(std::int64_t counted_ms, std::optional<double> flexion_deg,
                            bool in_pose) {
  const auto now = steady_clock::now();
  if (state_->progress_sent && now - *state_->progress_sent < progress_interval) return;
  if (state_->bus.backed_up()) return;
  state_->progress_sent = now;
  send_on(state_->bus, [&] {
    state_->emitProgress(counted_ms, flexion_deg.value_or(std::numeric_limits<double>::quiet_NaN()),
                         in_pose);
  });
}

void CoachService::cue(const std::string& name, const std::string& text) {
  send_on(state_->bus, [&] { state_->emitCue(valid_utf8(name), valid_utf8(text)); });
}

}  // namespace sitwell::daemon
