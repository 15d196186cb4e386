// Check-ins as series, and where they are going.
#include "health/trend.hpp"

#include "support/catch.hpp"

using namespace sitwell;
using std::chrono::days;
using Days = std::chrono::local_days;

namespace {

const Days day1{days{20000}};
constexpr auto back = Symptom::low_back_pain;

DatedCheckIn on(int day, std::map<Symptom, int> figures, std::optional<int> stress = {}) {
  return {day1 + days{day - 1}, {.figures = std::move(figures), .stress = stress}};
}
DayRange from_to(int first, int last) { return {day1 + days{first - 1}, day1 + days{last - 1}}; }

Direction direction(const std::vector<DatedCheckIn>& check_ins, int last = 14) {
  return trend_of(check_ins, back, from_to(1, last)).direction;
}

}  // namespace

TEST_CASE("check-ins are valid within their range, and not when empty") {
  CHECK_FALSE(is_valid(CheckIn{}));
  CHECK(is_valid(CheckIn{.figures = {{back, 0}}}));
  CHECK(is_valid(CheckIn{.figures = {{back, 10}}}));
  CHECK_FALSE(is_valid(CheckIn{.figures = {{back, 11}}}));
  CHECK_FALSE(is_valid(CheckIn{.figures = {{back, -1}}}));
  CHECK(is_valid(CheckIn{.stress = 10}));
  CHECK_FALSE(is_valid(CheckIn{.stress = 11}));
  CHECK(is_valid(CheckIn{.note = std::string(longest_note, 'x')}));
  CHECK_FALSE(is_valid(CheckIn{.note = std::string(longest_note + 1, 'x')}));
}

TEST_CASE("symptoms have names that lead back to them, and words") {
  for (const Symptom symptom : all_symptoms) {
    CHECK(symptom_named(name_of(symptom)) == symptom);
    CHECK_FALSE(words_for(symptom).empty());
  }
  CHECK_FALSE(symptom_named("stress"));
}

TEST_CASE("a series is in order of days, with the later of two check-ins on one day") {
  const std::vector check_ins{on(3, {{back, 3}}), on(1, {{back, 1}}), on(3, {{back, 5}}),
                              on(2, {}, 4), on(9, {{back, 9}})};
  CHECK(series_of(check_ins, back, from_to(1, 8)) ==
        std::vector<DatedFigure>{{day1, 1}, {day1 + days{2}, 5}});
  CHECK(series_of(check_ins, std::nullopt, from_to(1, 8)) ==
        std::vector<DatedFigure>{{day1 + days{1}, 4}});
  CHECK(mean(series_of(check_ins, back, from_to(1, 8))) == 3.0);
  CHECK_FALSE(mean({}));
}

TEST_CASE("a check-in said again without a figure takes the figure back") {
  const std::vector check_ins{on(1, {{back, 3}}), on(1, {}, 2)};
  CHECK(series_of(check_ins, back, from_to(1, 8)).empty());
}

TEST_CASE("a trend has a dead band of half a point") {
  CHECK(direction({on(1, {{back, 4}}), on(7, {{back, 4}}), on(8, {{back, 4}}),
                   on(14, {{back, 3}})}) == Direction::falling);
  CHECK(direction({on(1, {{back, 4}}), on(7, {{back, 4}}), on(8, {{back, 4}}),
                   on(14, {{back, 5}})}) == Direction::rising);
  CHECK(direction({on(1, {{back, 4}}), on(7, {{back, 4}}), on(8, {{back, 4}}), on(11, {{back, 4}}),
                   on(14, {{back, 3}})}) == Direction::level);
}

TEST_CASE("a trend needs two answers in each of two weeks that do not overlap") {
  const auto a = on(1, {{back, 4}}), b = on(7, {{back, 4}}), c = on(8, {{back, 1}}),
             d = on(14, {{back, 1}});
  CHECK(direction({a, b, c, d}) == Direction::falling);
  CHECK(direction({a, b, c}) == Direction::unknown);
  CHECK(direction({b, c, d}) == Direction::unknown);
  CHECK(direction({a, b, c, d}, 13) == Direction::unknown);
  const Trend trend = trend_of(std::vector{a, b, c, d}, back, from_to(1, 14));
  CHECK(trend.check_ins == 4);
  CHECK(trend.first_week == 4.0);
  CHECK(trend.last_week == 1.0);
}

TEST_CASE("trends for display begin when a figure was first answered, stress last") {
  const std::vector check_ins{on(10, {{back, 6}}, 8), on(12, {{back, 6}}, 8),
                              on(25, {{back, 2}}, 8), on(28, {{back, 2}}, 8)};
  const auto all = trends(check_ins, from_to(1, 28));
  REQUIRE(all.size() == 2);
  CHECK(name_of(all[0].followed) == "low_back_pain");
  CHECK(all[0].direction == Direction::falling);
  CHECK(name_of(all[1].followed) == "stress");
  CHECK(name_of(all[1].direction) == "level");
  CHECK(trends({}, from_to(1, 28)).empty());
}

TEST_CASE("the change of a week is over symptoms answered in both weeks, stress left out") {
  const std::vector check_ins{
      on(2, {{back, 2}, {Symptom::digestion, 9}}, 0), on(8, {{back, 4}}, 10),
      on(14, {{back, 6}, {Symptom::pelvic_floor, 9}}), on(15, {{back, 10}})};
  CHECK(symptom_change(check_ins, day1 + days{7}) == 3.0);
  CHECK_FALSE(symptom_change(check_ins, day1));
  CHECK_FALSE(symptom_change({}, day1));
}
