// Advice from what Sitwell observes: a routine that hurt, figures of check-ins, and weeks in which
// nothing got better. Rules as tables, after docs/health.md. Not a diagnosis: it says whom to ask.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/routine_record.hpp"
#include "health/screening.hpp"
#include "health/trend.hpp"

namespace sitwell {

/// What to do when it hurts in this way.
struct HurtRule {
  HurtKind kind;
  AdviceLevel level;
  std::string_view what;  ///< in a sentence: "sharp pain"
  std::string_view title;
  std::string_view text;
};
std::span<const HurtRule> hurt_rules();

/// What a place adds to that.
struct PlaceRule {
  HurtPlace place;
  std::string_view title;
  std::string_view text;
};
std::span<const PlaceRule> place_rules();

/// A figure of a check-in that asks for a professional, from so much on.
struct FigureRule {
  Symptom symptom;
  int from;
  std::string_view title;
  std::string_view text;
};
std::span<const FigureRule> figure_rules();

struct RedFlagRules {
  int days = 14;  ///< what is looked at, until today
  /// Every other day: with less, gentle stretching was hardly tried.
  int least_routine_days = 7;
  /// Twice in these days is a pattern, not a bad day.
  int least_hurts = 2;
  /// Each of the two weeks needs two answers, and half a point is no fall yet, as in every trend.
  TrendRules trend{};
};

struct DatedHurt {
  std::chrono::local_days day{};
  Hurt hurt;
};

/// The stop page in short, what the place adds, and what needs urgent care: at once, when a routine
/// is ended by "this hurts".
std::vector<Advice> advice_for(const Hurt& hurt);
/// What a check-in's figures ask for by themselves.
std::vector<Advice> advice_for(const CheckIn& check_in);

/// In any order; days after `today` do not count, nor do those before the 14 that end with it.
struct Observed {
  std::chrono::local_days today{};
  std::span<const DatedHurt> hurts;  ///< one a session that ended so
  std::span<const DatedCheckIn> check_ins;
  std::span<const std::chrono::local_days> routine_days;  ///< on which one was done; may repeat
};
/// Routines were done on enough days, some figure was above zero in the first week and was followed
/// through both, and none of these fell.
bool no_improvement(const Observed& observed, const RedFlagRules& rules = {});
/// All that holds today, most urgent first: no improvement, hurts, the latest check-in's figures.
std::vector<Advice> advice_for(const Observed& observed, const RedFlagRules& rules = {});

}  // namespace sitwell
