// Advice as it is shown: the most urgent first, each level with words of its own, and what the
// answers of a screening hide and why. The sentences are health's.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gui/model/world.hpp"
#include "health/red_flags.hpp"
#include "health/screening.hpp"

namespace sitwell::gui {

struct AdviceRow {
  AdviceLevel level = AdviceLevel::note;
  std::string label;  ///< "Urgent", "See a professional", "Ask first", "Note"
  std::string title;
  std::string text;
  friend bool operator==(const AdviceRow&, const AdviceRow&) = default;
};

/// A level that is not known is a note.
std::vector<AdviceRow> advice_rows(std::span<const CoachAdvice> advice);
std::vector<AdviceRow> advice_rows(std::span<const Advice> advice);

/// A routine that does not fit.
struct HiddenRoutine {
  std::string id, title;
  std::vector<std::string> why;
  std::string instead;  ///< "Constructive rest may be done instead."; often empty
};
std::vector<HiddenRoutine> hidden_routines(const Catalogue& catalogue,
                                           const ScreeningAnswers& answers);
/// "Constructive rest may be done instead."; empty without one.
std::string instead_words(const Catalogue& catalogue, const Fit& fit);

/// Said wherever advice is given.
std::string no_diagnosis_words();

}  // namespace sitwell::gui
