#include "gui/model/advice_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sitwell::gui {
namespace {

std::string label_of(AdviceLevel level) {
  switch (level) {
    case AdviceLevel::urgent: return "Urgent";
    case AdviceLevel::professional: return "See a professional";
    case AdviceLevel::ask_first: return "Ask first";
    case AdviceLevel::note: break;
  }
  return "Note";
}

AdviceLevel level_named(const std::string& name) {
  constexpr std::array levels{AdviceLevel::urgent, AdviceLevel::professional,
                              AdviceLevel::ask_first};
  for (const AdviceLevel level : levels)
    if (name == name_of(level)) return level;
  return AdviceLevel::note;
}

AdviceRow row_of(AdviceLevel level, const std::string& title, const std::string& text) {
  return {.level = level, .label = label_of(level), .title = title, .text = text};
}

std::vector<AdviceRow> sorted(std::vector<AdviceRow> rows) {
  std::stable_sort(rows.begin(), rows.end(),
                   [](const AdviceRow& a, const AdviceRow& b) { return a.level > b.level; });
  return rows;
}

}  // namespace

std::vector<AdviceRow> advice_rows(std::span<const CoachAdvice> advice) {
  std::vector<AdviceRow> rows;
  for (const CoachAdvice& said : advice)
    rows.push_back(row_of(level_named(said.level), said.title, said.text));
  return sorted(std::move(rows));
}

std::vector<AdviceRow> advice_rows(std::span<const Advice> advice) {
  std::vector<AdviceRow> rows;
  for (const Advice& said : advice) rows.push_back(row_of(said.level, said.title, said.text));
  return sorted(std::move(rows));
}

std::vector<HiddenRoutine> hidden_routines(const Catalogue& catalogue,
                                           const ScreeningAnswers& answers) {
  std::vector<HiddenRoutine> hidden;
  for (const CatalogueEntry& entry : catalogue.entries) {
    const Fit fit = fit_of(entry.routine, answers);
    if (fit.fits) continue;
    hidden.push_back({.id = entry.routine.id,
                      .title = entry.routine.title,
                      .why = fit.why,
                      .instead = instead_words(catalogue, fit)});
  }
  return hidden;
}

std::string instead_words(const Catalogue& catalogue, const Fit& fit) {
  if (fit.instead.empty()) return {};
  const CatalogueEntry* entry = catalogue.find(fit.instead);
  return fmt::format("{} may be done instead.", entry ? entry->routine.title : fit.instead);
}

std::string no_diagnosis_words() {
  return "Sitwell is for comfort and mobility. It is not a medical device, and this is no "
         "diagnosis.";
}

}  // namespace sitwell::gui
