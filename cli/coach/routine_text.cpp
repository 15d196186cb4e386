#include "cli/coach/routine_text.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/coach/session_text.hpp"
#include "cli/prose.hpp"
#include "cli/wording.hpp"

namespace sitwell::cli {
namespace {

std::string length_words(const Routine& routine) {
  const Duration shortest = length_of(holds_of(routine, 0));
  const Duration longest = length_of(holds_of(routine, 1));
  if (shortest == longest) return exact_wording(shortest);
  return fmt::format("{} to {}", exact_wording(shortest), exact_wording(longest));
}

std::string_view words_for(RoutineFrom from) {
  switch (from) {
    case RoutineFrom::shipped: return "";
    case RoutineFrom::own: return "your own";
    case RoutineFrom::overriding: return "your own, in place of the one that came with Sitwell";
  }
  return "";
}

std::string fit_lines(const Screen& screen, const std::optional<Fit>& fit) {
  if (!fit) return {};
  std::string text;
  for (const std::string& why : fit->why) text += item(screen, "✗ ", why, 4);
  if (!fit->instead.empty()) text += item(screen, "→ ", fit->instead + " may be done instead", 4);
  for (const std::string& mind : fit->mind) text += item(screen, "! ", mind, 4);
  return text;
}

std::string heading(const Screen& screen, std::string_view words) {
  return "\n  " + screen.paint(Ink::bold, words) + "\n";
}

std::string section(const Screen& screen, std::string_view title,
                    const std::vector<std::string>& items) {
  if (items.empty()) return {};
  std::string text = heading(screen, title);
  for (const std::string& said : items) text += item(screen, "- ", said);
  return text;
}

std::string hold_line(const RoutineStep& step) {
  std::string words = fmt::format("hold {} s", step.hold_from.count());
  if (step.hold_to != step.hold_from)
    words = fmt::format("hold {} to {} s", step.hold_from.count(), step.hold_to.count());
  if (step.side == StepSide::each) words += ", each side";
  if (step.side == StepSide::left || step.side == StepSide::right)
    words += fmt::format(", {} side", name_of(step.side));
  if (step.repetitions > 1) words += fmt::format(", {} times", step.repetitions);
  if (step.rest.count() > 0) words += fmt::format(", {} s rest between", step.rest.count());
  if (step.breathing)
    words +=
        fmt::format("; breathe in {} s, out {} s", step.breathing->in_s, step.breathing->out_s);
  return words;
}

std::string target_line(const RoutineStep& step) {
  if (!step.target) return "the clip cannot tell this one: the clock counts";
  std::string words = "the clip confirms a thigh " +
                      band_words(step.target->flexion_from_deg, step.target->flexion_to_deg) +
                      ", held still";
  if (step.side != StepSide::none)
    words += ", on the side that works; on the other side the clock counts";
  return words;
}

std::string step_text(const Screen& screen, const RoutineStep& step, std::size_t number) {
  const std::string mark = fmt::format("{}. ", number);
  const int indent = 2 + width_of(mark);
  std::string text = item(screen, mark, screen.paint(Ink::bold, step.title));
  text += paragraph(screen, step.instruction, indent);
  if (!step.cue.empty()) text += item(screen, "Mind: ", step.cue, indent);
  return text + paragraph(screen, hold_line(step), indent) +
         paragraph(screen, target_line(step), indent);
}

std::vector<std::string> sentences_of(const std::vector<Contraindication>& all) {
  std::vector<std::string> sentences;
  for (const Contraindication& one : all)
    sentences.push_back(one.instead.empty()
                            ? one.why
                            : fmt::format("{} ({} may be done instead)", one.why, one.instead));
  return sentences;
}

nlohmann::ordered_json step_json(const RoutineStep& step) {
  nlohmann::ordered_json json{{"title", step.title},
                              {"instruction", step.instruction},
                              {"cue", step.cue},
                              {"side", name_of(step.side)},
                              {"hold_from_s", step.hold_from.count()},
                              {"hold_to_s", step.hold_to.count()},
                              {"repetitions", step.repetitions},
                              {"rest_s", step.rest.count()}};
  json["breathing"] = nullptr;
  if (step.breathing)
    json["breathing"] = {{"in_s", step.breathing->in_s}, {"out_s", step.breathing->out_s}};
  json["target"] = nullptr;
  if (step.target)
    json["target"] = {{"flexion_from_deg", step.target->flexion_from_deg},
                      {"flexion_to_deg", step.target->flexion_to_deg}};
  return json;
}

}  // namespace

std::string routine_summary(const Screen& screen, const CatalogueEntry& entry,
                            const std::optional<Fit>& fit) {
  const Routine& routine = entry.routine;
  const bool fits = !fit || fit->fits;
  std::string head = fmt::format(
      "  {} {}  {}, {}", fits ? screen.paint(Ink::exercising, "◆") : screen.paint(Ink::faint, "◇"),
      left(routine.id, 22), routine.title, length_words(routine));
  if (routine.supporting) head += ", supporting";
  if (const auto from = words_for(entry.from); !from.empty()) head += fmt::format(" ({})", from);
  if (!fits) head = screen.paint(Ink::faint, head + ": does not fit your answers");
  return head + "\n" + paragraph(screen, routine.purpose, 4) + fit_lines(screen, fit);
}

std::string routine_text(const Screen& screen, const CatalogueEntry& entry,
                         const std::optional<Fit>& fit) {
  const Routine& routine = entry.routine;
  std::string text =
      fmt::format("  {}  ({}, {}{})\n", screen.paint(Ink::bold, routine.title), routine.id,
                  length_words(routine), routine.supporting ? ", a supporting exercise" : "");
  text += paragraph(screen, routine.purpose);
  if (entry.from != RoutineFrom::shipped)
    text += paragraph(screen, fmt::format("{}: {}", words_for(entry.from), entry.path.string()));
  if (fit && (!fit->why.empty() || !fit->mind.empty()))
    text += heading(screen, fit->fits ? "For you" : "Does not fit your answers") +
            fit_lines(screen, fit);
  text += section(screen, "Take care", routine.warnings);
  text += section(screen, "Not for everybody", sentences_of(routine.contraindications));
  text += section(screen, "At hand", routine.needs);
  text += heading(screen, "Steps");
  for (std::size_t i = 0; i < routine.steps.size(); ++i)
    text += step_text(screen, routine.steps[i], i + 1);
  return text + section(screen, "Sources", routine.sources);
}

nlohmann::ordered_json routine_json(const CatalogueEntry& entry, const std::optional<Fit>& fit) {
  const Routine& routine = entry.routine;
  nlohmann::ordered_json json{{"id", routine.id},
                              {"title", routine.title},
                              {"purpose", routine.purpose},
                              {"from", name_of(entry.from)},
                              {"supporting", routine.supporting},
                              {"shortest_s", seconds(length_of(holds_of(routine, 0)))},
                              {"longest_s", seconds(length_of(holds_of(routine, 1)))},
                              {"needs", routine.needs},
                              {"warnings", routine.warnings},
                              {"sources", routine.sources}};
  json["contraindications"] = nlohmann::ordered_json::array();
  for (const Contraindication& one : routine.contraindications)
    json["contraindications"].push_back(
        {{"condition", name_of(one.condition)}, {"why", one.why}, {"instead", one.instead}});
  json["steps"] = nlohmann::ordered_json::array();
  for (const RoutineStep& step : routine.steps) json["steps"].push_back(step_json(step));
  json["fit"] = nullptr;
  if (fit)
    json["fit"] = {
        {"fits", fit->fits}, {"why", fit->why}, {"instead", fit->instead}, {"mind", fit->mind}};
  return json;
}

}  // namespace sitwell::cli
