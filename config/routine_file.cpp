#include "config/routine_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "config/file_complaints.hpp"
#include "config/toml_fields.hpp"

namespace sitwell {
namespace {

using std::chrono::seconds;

// What a screen has room for, and what nobody means to exceed.
constexpr std::size_t longest_title = 60;
constexpr std::size_t longest_cue = 140;
constexpr std::size_t longest_sentence = 300;
constexpr std::size_t longest_paragraph = 600;
constexpr std::size_t most_texts = 12;
constexpr std::size_t most_steps = 20;
constexpr std::size_t most_figures = 20;

// Shorter than five seconds nobody finds into a pose, and past a quarter of an hour it is a nap.
constexpr int shortest_hold_s = 5, longest_hold_s = 15 * 60;
constexpr int longest_rest_s = 5 * 60;
constexpr int most_repetitions = 20;
constexpr int shortest_breath_s = 1, longest_breath_s = 15;
constexpr int shortest_spotted_s = 5, longest_spotted_s = 15 * 60;
constexpr int widest_band_deg = 180;
constexpr int least_still_mg = 5, most_still_mg = 500;

PoseTarget target_of(TomlFields fields) {
  const PoseTarget usual;
  PoseTarget target;
  if (const auto band = fields.pair("flexion_deg", -180, 360)) {
    target.flexion_from_deg = band->first;
    target.flexion_to_deg = band->second;
    if (band->first >= band->second || band->second - band->first > widest_band_deg)
      fields.complain("flexion_deg", fmt::format("the lesser angle first, and no more than {} "
                                                 "degrees between them",
                                                 widest_band_deg));
  }
  target.most_roll_deg =
      fields.number("most_roll_deg", 1, 90, static_cast<int>(usual.most_roll_deg));
  target.still_g = fields.number("still_mg", least_still_mg, most_still_mg, 60) / 1000.0;
  target.facing = fields.choice("facing", all_facings, usual.facing);
  fields.done();
  return target;
}

Spotted spotted_of(TomlFields fields) {
  const Spotted spotted{
      .after = seconds{fields.number("after_s", shortest_spotted_s, longest_spotted_s)},
      .from_upright = fields.truth("from_upright", false)};
  fields.done();
  return spotted;
}

/// What the clip can see of a step.
void read_what_shows(TomlFields& fields, RoutineStep& step) {
  if (auto target = fields.table("target")) step.target = target_of(std::move(*target));
  if (auto other = fields.table("other_leg")) step.other_leg = target_of(std::move(*other));
  if (auto spotted = fields.table("spotted")) step.spotted = spotted_of(std::move(*spotted));
  if (fields.has("other_leg") && (!fields.has("target") || step.side == StepSide::none))
    fields.complain("other_leg", "a step with a target, and a side to tell from the other");
  if (fields.has("spotted") && !fields.has("target"))
    fields.complain("spotted", "a step with a target: what the clip would know it by");
}

RoutineStep step_of(TomlFields& fields) {
  RoutineStep step;
  step.title = fields.text("title", longest_title);
  step.instruction = fields.text("instruction", longest_paragraph);
  step.cue = fields.optional_text("cue", longest_cue);
  step.side = fields.choice("side", all_step_sides, StepSide::none);
  if (const auto hold = fields.number_or_range("hold_s", shortest_hold_s, longest_hold_s)) {
    step.hold_from = seconds{hold->first};
    step.hold_to = seconds{hold->second};
  }
  step.repetitions = fields.number("repetitions", 1, most_repetitions, 1);
  step.rest = seconds{fields.number("rest_s", 0, longest_rest_s, 0)};
  if (fields.has("breathing_s"))
    if (const auto breath = fields.pair("breathing_s", shortest_breath_s, longest_breath_s))
      step.breathing = Breathing{.in_s = breath->first, .out_s = breath->second};
  step.figure = fields.identifier("figure", false);
  read_what_shows(fields, step);
  return step;
}

Limbs limbs_of(TomlFields fields) {
  Limbs limbs;
  // As far as joints go, and a little for those who draw with them.
  limbs.hip = fields.number("hip", -60, 150, 0);
  limbs.knee = fields.number("knee", -15, 165, 0);
  limbs.ankle = fields.number("ankle", -90, 60, 0);
  limbs.shoulder = fields.number("shoulder", -90, 200, 0);
  limbs.elbow = fields.number("elbow", 0, 165, 0);
  fields.done();
  return limbs;
}

Figure figure_of(TomlFields fields) {
  Figure figure;
  figure.name = fields.identifier("name");
  figure.trunk = fields.number("trunk", -180, 180, 0);
  figure.neck = fields.number("neck", -90, 90, 0);
  if (auto limbs = fields.table("near")) figure.near = limbs_of(std::move(*limbs));
  figure.far = figure.near;  // most poses are even
  if (auto limbs = fields.table("far")) figure.far = limbs_of(std::move(*limbs));
  figure.prop = fields.choice("prop", all_props, Prop::none);
  fields.done();
  return figure;
}

void read_figures(TomlFields& file, Routine& routine) {
  for (TomlFields& fields : file.tables("figures", most_figures)) {
    Figure figure = figure_of(fields);
    if (!figure.name.empty() && routine.figure(figure.name))
      fields.complain("name", "a name that no other figure has");
    routine.figures.push_back(std::move(figure));
  }
}

void read_steps(TomlFields& file, Routine& routine) {
  std::vector<std::string_view> names;
  for (const Figure& figure : routine.figures) names.push_back(figure.name);
  for (TomlFields& fields : file.tables("steps", most_steps, true)) {
    routine.steps.push_back(step_of(fields));
    const std::string& figure = routine.steps.back().figure;
    if (!figure.empty() && !routine.figure(figure))
      fields.complain("figure", names.empty() ? "the name of a figure, and there is no [[figures]]"
                                              : one_of(names, figure));
    fields.done();
  }
}

void read_contraindications(TomlFields& file, Routine& routine) {
  auto& all = routine.contraindications;
  for (TomlFields& fields : file.tables("contraindications", all_conditions.size())) {
    const auto condition = fields.choice("condition", all_conditions);
    Contraindication against{.why = fields.text("why", longest_sentence),
                             .instead = fields.identifier("instead", false)};
    if (!against.instead.empty() && against.instead == routine.id)
      fields.complain("instead", "the id of another routine");
    if (condition && std::any_of(all.begin(), all.end(), [&](const Contraindication& other) {
          return other.condition == *condition;
        }))
      fields.complain("condition", "each condition once");
    fields.done();
    if (!condition) continue;
    against.condition = *condition;
    all.push_back(std::move(against));
  }
}

Routine routine_of(TomlFields file) {
  Routine routine;
  routine.id = file.identifier("id");
  routine.title = file.text("title", longest_title);
  routine.purpose = file.text("purpose", longest_paragraph);
  routine.supporting = file.truth("supporting", false);
  routine.demands = file.choices("demands", all_demands);
  routine.needs = file.texts("needs", most_texts, longest_cue);
  routine.warnings = file.texts("warnings", most_texts, longest_sentence);
  routine.sources = file.texts("sources", most_texts, longest_sentence);
  read_contraindications(file, routine);
  read_figures(file, routine);
  read_steps(file, routine);
  file.done();
  return routine;
}

}  // namespace

ParsedRoutine parse_routine(std::string_view toml, const std::filesystem::path& path) {
  FileComplaints complaints{path};
  if (toml.size() > longest_routine_file) {
    complaints.add({}, "the text is too large for a routine; expected less than 100 kB");
    return {{}, complaints.texts()};
  }
  const ParsedToml parsed = parse_toml(toml);
  if (parsed.error) {
    complaints.add(parsed.error->place, fmt::format("{}; expected TOML", parsed.error->what));
    return {{}, complaints.texts()};
  }
  Routine routine = routine_of(TomlFields{parsed.table, {}, "", complaints});
  if (!complaints.empty()) return {{}, complaints.texts()};
  return {std::move(routine), {}};
}

ParsedRoutine parse_routine(const TextFile& file, const std::filesystem::path& path) {
  const auto refused = [&](std::string_view why) {
    return ParsedRoutine{{}, {fmt::format("{}: {}", path.string(), why)}};
  };
  switch (file.state) {
    case TextFile::State::read: return parse_routine(file.text, path);
    case TextFile::State::missing: return refused("there is no such file");
    case TextFile::State::unreadable: break;
    case TextFile::State::too_large:
      return refused("the file is too large for a routine; expected less than 100 kB");
  }
  return refused("the routine cannot be read; expected a file that is yours to read");
}

ParsedRoutine read_routine(const std::filesystem::path& path) {
  return parse_routine(read_text_file(path, longest_routine_file), path);
}

}  // namespace sitwell
