#include "cli/scripted_coach.hpp"

#include <fmt/format.h>

namespace sitwell::test {
namespace {

using Dictionary = std::map<std::string, sdbus::Variant>;

std::string words_of(const sdbus::Variant& value) {
  if (value.containsValueOfType<bool>()) return fmt::format("{}", value.get<bool>());
  if (value.containsValueOfType<double>()) return fmt::format("{}", value.get<double>());
  if (value.containsValueOfType<std::uint32_t>())
    return fmt::format("{}", value.get<std::uint32_t>());
  if (value.containsValueOfType<std::string>()) return value.get<std::string>();
  std::string all;
  for (const std::string& one : value.get<std::vector<std::string>>())
    all += (all.empty() ? "" : ",") + one;
  return all;
}
std::string words_of(const std::string& value) { return value; }
std::string words_of(std::uint32_t value) { return std::to_string(value); }

/// The method's name and its arguments as a test may compare them, in the order of their names.
template <class Value>
std::string call_of(std::string method, const std::map<std::string, Value>& arguments) {
  for (const auto& [name, value] : arguments) method += " " + name + "=" + words_of(value);
  return method;
}

}  // namespace

ScriptedCoach::ScriptedCoach(sdbus::IConnection& connection, ScriptedShared& shared)
    : AdaptorInterfaces(connection, bus::ObjectPath{"/org/sitwell/Coach1"}), shared_(shared) {
  registerAdaptor();
}
ScriptedCoach::~ScriptedCoach() { unregisterAdaptor(); }

void ScriptedCoach::StartRoutine(const std::string& id, const Dictionary& options) {
  shared_.asked(call_of("StartRoutine " + id, options));
}
void ScriptedCoach::Command(const std::string& command) { shared_.asked("Command " + command); }
ScriptedCoach::Rows ScriptedCoach::Hurts(const std::string& where, const std::string& how) {
  return advised("Hurts " + where + " " + how);
}
void ScriptedCoach::RecordOffer() { shared_.asked("RecordOffer"); }
void ScriptedCoach::DismissOffer() { shared_.asked("DismissOffer"); }
ScriptedCoach::Rows ScriptedCoach::CheckIn(const std::map<std::string, std::uint32_t>& figures,
                                           const std::int32_t& stress, const std::string& note) {
  return advised(call_of("CheckIn", figures) + fmt::format(" stress={} note={}", stress, note));
}
ScriptedCoach::Rows ScriptedCoach::Screen(const std::map<std::string, std::string>& answers) {
  return advised(call_of("Screen", answers));
}
ScriptedCoach::Rows ScriptedCoach::Advice() { return advised("Advice"); }
void ScriptedCoach::SetPlan(const Dictionary& changes) {
  shared_.asked(call_of("SetPlan", changes));
}
std::uint32_t ScriptedCoach::ForgetHealth() {
  shared_.asked("ForgetHealth");
  return shared_.shown().erased;
}

ScriptedCoach::Rows ScriptedCoach::advised(const std::string& call) {
  shared_.asked(call);
  Rows rows;
  for (const CoachAdvice& advice : shared_.shown().advice)
    rows.emplace_back(advice.level, advice.about, advice.title, advice.text);
  return rows;
}

}  // namespace sitwell::test
