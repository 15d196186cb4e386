#include "dbus/coach_client.hpp"

#include <utility>

#include "dbus/coach_client_state.hpp"
#include "dbus/coach_properties.hpp"

namespace sitwell {
namespace {

constexpr const char* interface = "org.sitwell.Coach1";
constexpr std::int32_t not_answered = -1;

template <class Value>
void put(bus::Properties& into, const char* name, const std::optional<Value>& value) {
  if (value) into.emplace(name, sdbus::Variant{*value});
}

}  // namespace

CoachStatus CoachClient::State::fetch() {
  const auto properties = coach.properties();
  status = {};
  bus::apply(properties, status);
  return status;
}

/// What arrives with other types than the interface has is left out by sdbus-c++.
void CoachClient::State::listen() {
  peer.listen_to_owner();
  signals = coach.listening([this](const bus::Properties& changed, bool more) {
    bus::apply(changed, status);
    if (more)
      stale = true;
    else if (listener.status)
      listener.status(status);
  });
  signals->uponSignal("Progress")
      .onInterface(interface)
      .call([this](std::int64_t counted, double flexion, bool in_pose) {
        if (listener.progress) listener.progress(bus::progress_of(counted, flexion, in_pose));
      });
  signals->uponSignal("Cue").onInterface(interface).call(
      [this](const std::string& cue, const std::string& text) {
        if (listener.cue)
          listener.cue({bus::plain_text(cue), bus::plain_text(text, bus::longest_sentences)});
      });
  bus::finish_registration(*signals);
}

void CoachClient::State::catch_up(bool back) {
  if ((std::exchange(stale, false) || back) && listener.status) listener.status(fetch());
}

CoachStatus CoachClient::status() { return state_.fetch(); }

void CoachClient::start(const std::string& routine, const StartOptions& options) {
  bus::Properties wanted;
  if (!options.leg.empty()) wanted.emplace("leg", sdbus::Variant{valid_utf8(options.leg)});
  wanted.emplace("clip", sdbus::Variant{options.clip});
  state_.coach.command("StartRoutine", routine, wanted);
}

void CoachClient::command(const std::string& command) { state_.coach.command("Command", command); }

std::vector<CoachAdvice> CoachClient::hurts(const std::string& where, const std::string& how) {
  return bus::advice_of(state_.coach.ask<bus::AdviceRows>("Hurts", where, how));
}

void CoachClient::record_offer() { state_.coach.command("RecordOffer"); }
void CoachClient::dismiss_offer() { state_.coach.command("DismissOffer"); }

std::vector<CoachAdvice> CoachClient::check_in(const std::map<std::string, std::uint32_t>& figures,
                                               std::optional<int> stress, const std::string& note) {
  return bus::advice_of(state_.coach.ask<bus::AdviceRows>(
      "CheckIn", figures, std::int32_t{stress.value_or(not_answered)}, note));
}

std::vector<CoachAdvice> CoachClient::screen(const std::map<std::string, std::string>& answers) {
  return bus::advice_of(state_.coach.ask<bus::AdviceRows>("Screen", answers));
}

std::vector<CoachAdvice> CoachClient::advice() {
  return bus::advice_of(state_.coach.ask<bus::AdviceRows>("Advice"));
}

void CoachClient::set_plan(const CoachPlanChanges& changes) {
  bus::Properties wanted;
  put(wanted, "active", changes.active);
  put(wanted, "adapts", changes.adapts);
  put(wanted, "goal_min_per_h", changes.goal_min_per_h);
  put(wanted, "routines_a_day", changes.routines_a_day);
  put(wanted, "level", changes.level);
  if (changes.routines) wanted.emplace("routines", sdbus::Variant{valid_utf8(*changes.routines)});
  state_.coach.command("SetPlan", wanted);
}

std::uint32_t CoachClient::forget_health() {
  return state_.coach.ask<std::uint32_t>("ForgetHealth");
}

void CoachClient::listen(CoachListener listener) {
  state_.listener = std::move(listener);
  bus::Peer::guarded([&] { state_.listen(); });
}

}  // namespace sitwell
