// org.sitwell.Coach1 of the scripted daemon; private to the scripted tracker.
#pragma once

#include "cli/scripted_shared.hpp"
#include "dbus/coach1_adaptor.hpp"
#include "dbus/coach_dictionaries.hpp"

namespace sitwell::test {

class ScriptedCoach final : public sdbus::AdaptorInterfaces<org::sitwell::Coach1_adaptor> {
 public:
  ScriptedCoach(sdbus::IConnection& connection, ScriptedShared& shared);
  ~ScriptedCoach();
  void tell() { getObject().emitPropertiesChangedSignal(INTERFACE_NAME); }

 private:
  using Dictionary = bus::Dictionary;
  using Rows = std::vector<sdbus::Struct<std::string, std::string, std::string, std::string>>;

  void StartRoutine(const std::string& id, const Dictionary& options) override;
  void Command(const std::string& command) override;
  Rows Hurts(const std::string& where, const std::string& how) override;
  void RecordOffer() override;
  void DismissOffer() override;
  Rows CheckIn(const std::map<std::string, std::uint32_t>& figures, const std::int32_t& stress,
               const std::string& note) override;
  Rows Screen(const std::map<std::string, std::string>& answers) override;
  Rows Advice() override;
  void SetPlan(const Dictionary& changes) override;
  std::uint32_t ForgetHealth() override;

  Dictionary Session() override { return bus::dictionary_of(shared_.shown().coach.session); }
  Dictionary Offer() override { return bus::dictionary_of(shared_.shown().coach.offer); }
  Dictionary Plan() override { return bus::dictionary_of(shared_.shown().coach.plan); }
  std::uint32_t RoutinesToday() override { return shared_.shown().coach.routines_today; }
  bool CheckedInToday() override { return shared_.shown().coach.checked_in_today; }
  bool ScreeningDue() override { return shared_.shown().coach.screening_due; }

  Rows advised(const std::string& call);

  ScriptedShared& shared_;
};

}  // namespace sitwell::test
