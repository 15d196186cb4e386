// Every row of the red flags: what is observed, and what is advised.
#include "health/red_flags.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace sitwell;
using std::chrono::days;
using Days = std::chrono::local_days;
using Names = std::vector<std::string>;

namespace {

const Days today{days{20000}};
constexpr auto back = Symptom::low_back_pain;
constexpr auto hip = Symptom::front_of_hip;

Names abouts(const std::vector<Advice>& advice) {
  Names names;
  for (const Advice& one : advice)
    names.push_back(std::string{name_of(one.level)} + " " + one.about);
  return names;
}

/// Two weeks that end today, as the wearer had them. Days are counted back from today, which is 0.
struct TwoWeeks {
  std::vector<DatedCheckIn> check_ins;
  std::vector<Days> routine_days;
  std::vector<DatedHurt> hurts;

  TwoWeeks& felt(int ago, std::map<Symptom, int> figures) {
    check_ins.push_back({today - days{ago}, {.figures = std::move(figures)}});
    return *this;
  }
  TwoWeeks& did(int number, int from_ago = 0) {
    for (int ago = from_ago; ago < from_ago + number; ++ago)
      routine_days.push_back(today - days{ago});
    return *this;
  }
  TwoWeeks& hurt(int ago, HurtKind how = HurtKind::dull) {
    hurts.push_back({today - days{ago}, {.how = how}});
    return *this;
  }
  [[nodiscard]] Observed observed() const { return {today, hurts, check_ins, routine_days}; }
  [[nodiscard]] bool no_improvement() const { return sitwell::no_improvement(observed()); }
  [[nodiscard]] Names advice() const { return abouts(advice_for(observed())); }
};

TwoWeeks unchanged() {
  return TwoWeeks{}
      .did(7)
      .felt(13, {{back, 4}})
      .felt(7, {{back, 4}})
      .felt(6, {{back, 4}})
      .felt(0, {{back, 4}});
}

}  // namespace

TEST_CASE("each way it can hurt has its row: stop, and whom to see") {
  const std::vector<std::pair<HurtKind, std::string>> rows{{HurtKind::not_said, "note"},
                                                           {HurtKind::sharp, "professional"},
                                                           {HurtKind::shooting, "professional"},
                                                           {HurtKind::electric, "professional"},
                                                           {HurtKind::spreading, "professional"},
                                                           {HurtKind::tingling, "professional"},
                                                           {HurtKind::numbness, "professional"},
                                                           {HurtKind::dizziness, "professional"},
                                                           {HurtKind::dull, "note"}};
  REQUIRE(rows.size() == all_hurt_kinds.size());
  REQUIRE(hurt_rules().size() == all_hurt_kinds.size());
  for (const auto& [kind, level] : rows) {
    INFO(name_of(kind));
    const auto advice = advice_for(Hurt{.how = kind});
    CHECK(abouts(advice) == Names{level + " hurt", "note urgent_signs"});
    CHECK(advice.at(0).title.starts_with("Stop"));
    CHECK_THAT(advice.at(0).text, ContainsSubstring("doctor"));
    CHECK_THAT(advice.at(1).text, ContainsSubstring("saddle"));
  }
}

TEST_CASE("some places add a note of their own") {
  const auto at = [](HurtPlace where) { return abouts(advice_for(Hurt{.where = where})); };
  CHECK(at(HurtPlace::knee) == Names{"note hurt", "note knee", "note urgent_signs"});
  CHECK(at(HurtPlace::low_back) == Names{"note hurt", "note low_back", "note urgent_signs"});
  CHECK(at(HurtPlace::groin_or_belly) ==
        Names{"note hurt", "note groin_or_belly", "note urgent_signs"});
  CHECK(at(HurtPlace::elsewhere) == Names{"note hurt", "note urgent_signs"});
  CHECK(place_rules().size() == 3);
}

TEST_CASE("a figure of seven asks for a professional where the table says so") {
  for (const Symptom symptom : all_symptoms) {
    INFO(name_of(symptom));
    const bool in_table = symptom == Symptom::pelvic_floor || symptom == Symptom::belly_or_groin ||
                          symptom == Symptom::front_of_thigh;
    CHECK(advice_for(CheckIn{.figures = {{symptom, 6}}}).empty());
    const auto advice = abouts(advice_for(CheckIn{.figures = {{symptom, 7}}}));
    CHECK(advice == (in_table ? Names{"professional " + std::string{name_of(symptom)}} : Names{}));
  }
  CHECK(figure_rules().size() == 3);
}

TEST_CASE("no figure fell in 14 days with routines on seven of them: see a professional") {
  CHECK(unchanged().no_improvement());
  CHECK(unchanged().advice() == Names{"professional no_improvement"});
}

TEST_CASE("without routines on seven days nothing can be said") {
  TwoWeeks weeks = unchanged();
  weeks.routine_days.pop_back();
  CHECK_FALSE(weeks.no_improvement());
  weeks.routine_days.push_back(weeks.routine_days.front());  // the same day twice
  CHECK_FALSE(weeks.no_improvement());
  weeks.routine_days.push_back(today - days{14});  // the day before the two weeks
  weeks.routine_days.push_back(today + days{1});
  CHECK_FALSE(weeks.no_improvement());
  weeks.routine_days.push_back(today - days{13});
  CHECK(weeks.no_improvement());
}

TEST_CASE("check-ins must be spread over both weeks") {
  const auto with = [](std::vector<int> agos) {
    TwoWeeks weeks = TwoWeeks{}.did(14);
    for (const int ago : agos) weeks.felt(ago, {{back, 4}});
    return weeks.no_improvement();
  };
  CHECK(with({13, 7, 6, 0}));
  CHECK(with({8, 7, 6, 5}));
  CHECK_FALSE(with({13, 7, 6}));
  CHECK_FALSE(with({7, 6, 0}));
  CHECK_FALSE(with({14, 7, 6, 0}));
  CHECK_FALSE(with({6, 5, 4, 3, 2, 1, 0}));
  CHECK_FALSE(with({13, 13, 6, 0}));
  CHECK_FALSE(with({13, 7, 6, -1}));
  CHECK_FALSE(with({}));
}

TEST_CASE("a fall is half a point from week to week") {
  const auto fell_to = [](int last, int before = 4) {
    return TwoWeeks{}
        .did(7)
        .felt(13, {{back, 4}})
        .felt(7, {{back, 4}})
        .felt(6, {{back, before}})
        .felt(0, {{back, last}});
  };
  CHECK_FALSE(fell_to(3).no_improvement());
  CHECK(fell_to(4).no_improvement());
  CHECK(fell_to(9).no_improvement());
  CHECK(fell_to(3).felt(3, {{back, 4}}).no_improvement());  // a third of a point
}

TEST_CASE("one figure that fell is an improvement, whatever the others did") {
  const auto both = [](int hip_last) {
    return TwoWeeks{}
        .did(7)
        .felt(13, {{back, 4}, {hip, 5}})
        .felt(7, {{back, 4}, {hip, 5}})
        .felt(6, {{back, 4}, {hip, hip_last}})
        .felt(0, {{back, 4}, {hip, hip_last}});
  };
  CHECK_FALSE(both(3).no_improvement());
  CHECK(both(5).no_improvement());
}

TEST_CASE("a figure that was nought has nothing to fall from, and stress is not looked at") {
  TwoWeeks weeks = TwoWeeks{}.did(7);
  for (const int ago : {13, 7, 6, 0}) {
    weeks.felt(ago, {{back, 0}});
    weeks.check_ins.back().check_in.stress = 9;
  }
  CHECK_FALSE(weeks.no_improvement());
  for (DatedCheckIn& dated : weeks.check_ins) dated.check_in.figures[hip] = 1;
  CHECK(weeks.no_improvement());
}

TEST_CASE("two hurts within 14 days ask for a professional") {
  CHECK(TwoWeeks{}.hurt(13).advice().empty());
  CHECK(TwoWeeks{}.hurt(13).hurt(0).advice() == Names{"professional repeated_hurts"});
  CHECK(TwoWeeks{}.hurt(5).hurt(5).advice() == Names{"professional repeated_hurts"});
  CHECK(TwoWeeks{}.hurt(14).hurt(0).advice().empty());
  CHECK(TwoWeeks{}.hurt(-1).hurt(0).advice().empty());
}

TEST_CASE("what hurt in a way for a professional is said for 14 days, each way once") {
  CHECK(TwoWeeks{}.hurt(13, HurtKind::electric).advice() == Names{"professional electric"});
  CHECK(TwoWeeks{}.hurt(14, HurtKind::electric).advice().empty());
  CHECK(TwoWeeks{}.hurt(3, HurtKind::sharp).hurt(1, HurtKind::sharp).advice() ==
        Names{"professional sharp", "professional repeated_hurts"});
}

TEST_CASE("only the latest check-in's figures are judged by themselves") {
  CHECK(TwoWeeks{}.felt(5, {{Symptom::pelvic_floor, 8}}).advice() ==
        Names{"professional pelvic_floor"});
  CHECK(TwoWeeks{}
            .felt(2, {{Symptom::pelvic_floor, 3}})
            .felt(5, {{Symptom::pelvic_floor, 8}})
            .advice()
            .empty());
  CHECK(TwoWeeks{}.felt(14, {{Symptom::pelvic_floor, 8}}).advice().empty());
}
