#include "cli/coach/hurt_questions.hpp"

#include <fmt/format.h>

#include "cli/ask.hpp"
#include "cli/coach/routine_wording.hpp"

namespace sitwell::cli {
namespace {

/// The first of `all` is "not said".
template <class Value, std::size_t n>
Value ask_which(std::string_view question, const std::array<Value, n>& all) {
  fmt::print("  {} (a number, or just Enter)\n", question);
  for (std::size_t i = 1; i < n; ++i) fmt::print("    {}  {}\n", i, wording(all[i]));
  const auto number = ask_number("  > ", 1, static_cast<int>(n) - 1, 0);
  return all[static_cast<std::size_t>(number.value_or(0))];
}

}  // namespace

Hurt ask_hurt() {
  Hurt hurt;
  try {
    hurt.where = ask_which("Where does it hurt?", all_hurt_places);
    hurt.how = ask_which("What is it like?", all_hurt_kinds);
  } catch (const Unanswered&) {
    // What was said until then is worth keeping.
  }
  return hurt;
}

std::vector<CoachAdvice> tell(CoachClient& coach, const Hurt& hurt) {
  return coach.hurts(std::string{name_of(hurt.where)}, std::string{name_of(hurt.how)});
}

}  // namespace sitwell::cli
