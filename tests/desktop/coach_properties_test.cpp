// Reading what the coach says, which may be anything.
#include "dbus/coach_properties.hpp"

#include <limits>

#include "support/catch.hpp"

using namespace sitwell;
using sdbus::Variant;
using sitwell::bus::Properties;

namespace {

CoachStatus status_of(const char* name, const Properties& dictionary) {
  CoachStatus status;
  bus::apply({{name, Variant{dictionary}}}, status);
  return status;
}

}  // namespace

TEST_CASE("an empty dictionary is no session and no offer; what is not said stays") {
  CoachStatus status;
  status.session = CoachSession{.routine = "lunge"};
  status.offer = CoachOffer{.routine = "rest"};
  status.routines_today = 4;
  bus::apply({}, status);
  CHECK(status.session);
  bus::apply({{"Session", Variant{Properties{}}}, {"Offer", Variant{Properties{}}}}, status);
  CHECK_FALSE(status.session);
  CHECK_FALSE(status.offer);
  CHECK(status.routines_today == 4);
}

TEST_CASE("a session that does not say of what is none") {
  CHECK_FALSE(status_of("Session", {{"phase", Variant{std::string{"holding"}}}}).session);
  CHECK_FALSE(status_of("Session", {{"routine", Variant{5}}}).session);
  CHECK_FALSE(status_of("Offer", {{"length", Variant{std::int64_t{5}}}}).offer);
}

TEST_CASE("wrong types of the coach's properties are left out") {
  CoachStatus status;
  status.routines_today = 1;
  bus::apply({{"Session", Variant{std::string{"yes"}}},
              {"Offer", Variant{7}},
              {"Plan", Variant{true}},
              {"RoutinesToday", Variant{std::int64_t{9}}},
              {"CheckedInToday", Variant{1U}},
              {"ScreeningDue", Variant{1.0}}},
             status);
  CoachStatus expected;
  expected.routines_today = 1;
  CHECK(status == expected);
}

TEST_CASE("hostile values of a session are left out, and texts made plain") {
  const std::int64_t least = std::numeric_limits<std::int64_t>::min();
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const auto session = status_of("Session", {{"routine", Variant{std::string{"lunge\x1b[2J"}}},
                                             {"title", Variant{std::string(5000, 't')}},
                                             {"instruction", Variant{std::string(5000, 'i')}},
                                             {"begin_utc", Variant{most}},
                                             {"hold", Variant{0xFFFFFFFFU}},
                                             {"holds", Variant{1000U}},
                                             {"asked", Variant{least}},
                                             {"counted", Variant{std::int64_t{-1}}},
                                             {"left", Variant{most}},
                                             {"breathe_in_s", Variant{61U}},
                                             {"in_pose", Variant{std::string{"true"}}}})
                           .session;
  REQUIRE(session);
  CHECK(session->routine == "lunge [2J");
  CHECK(session->title.size() == 300);
  CHECK(session->instruction.size() == 2000);
  CHECK(session->begin_utc_ms == 0);
  CHECK(session->hold == 0);
  CHECK(session->holds == 1000);
  CHECK(session->asked_ms == 0);
  CHECK(session->counted_ms == 0);
  CHECK(session->left_ms == 0);
  CHECK(session->breathe_in_s == 0);
  CHECK_FALSE(session->in_pose);
}

TEST_CASE("a band of flexion is whole, the right way round and of angles") {
  const auto band = [](double from, double to) {
    const auto session = status_of("Session", {{"routine", Variant{std::string{"lunge"}}},
                                               {"flexion_from", Variant{from}},
                                               {"flexion_to", Variant{to}}})
                             .session;
    return session->flexion_from && session->flexion_to;
  };
  CHECK(band(-30, 5));
  CHECK(band(150, 190));
  CHECK_FALSE(band(5, -30));
  CHECK_FALSE(band(5, 5));
  CHECK_FALSE(band(std::numeric_limits<double>::quiet_NaN(), 5));
  CHECK_FALSE(band(0, std::numeric_limits<double>::infinity()));
  const auto half = status_of("Session", {{"routine", Variant{std::string{"lunge"}}},
                                          {"flexion_from", Variant{-30.0}}})
                        .session;
  CHECK_FALSE(half->flexion_from);
}

TEST_CASE("hostile values of a plan are left out") {
  const CoachPlan plan =
      status_of("Plan", {{"goal_min_per_h", Variant{61.0}},
                         {"baseline_min_per_h", Variant{-1.0}},
                         {"routines_a_day", Variant{101U}},
                         {"level", Variant{2U}},
                         {"routines", Variant{std::vector<std::string>(1000, "a\nb")}}})
          .plan;
  CHECK_FALSE(plan.goal_min_per_h);
  CHECK_FALSE(plan.baseline_min_per_h);
  CHECK(plan.routines_a_day == 1);
  CHECK(plan.level == 2);
  CHECK(plan.routines == std::vector<std::string>(32, "a b"));
}

TEST_CASE("advice and progress are bounded like everything else") {
  bus::AdviceRows rows(1000, {"urgent\n", std::string(5000, 'a'), "title", "a\x07text"});
  const auto advice = bus::advice_of(rows);
  REQUIRE(advice.size() == 32);
  CHECK(advice[0].level == "urgent ");
  CHECK(advice[0].about.size() == 300);
  CHECK(advice[0].text == "a text");
  const auto progress = bus::progress_of(-5, 1000, true);
  CHECK(progress.counted_ms == 0);
  CHECK_FALSE(progress.flexion_deg);
  CHECK(progress.in_pose);
}

TEST_CASE("a text that is too long is cut between two characters") {
  CHECK(bus::plain_text("12345\xC3\xA9", 6) == "12345");
  CHECK(bus::plain_text("12345\xC3\xA9", 7) == "12345\xC3\xA9");
  CHECK(bus::plain_text("\xF0\x9F\x99\x82\xF0\x9F\x99\x82", 7) == "\xF0\x9F\x99\x82");
  CHECK(bus::plain_text(std::string(5, '\xBF'), 3).empty());
}
