#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "config/routine_file.hpp"
#include "config/toml_tree.hpp"

namespace sitwell {
namespace {

class Writer {
 public:
  std::string write(const Routine& routine) {
    field("id", toml_string(routine.id));
    field("title", toml_string(routine.title));
    field("purpose", toml_string(routine.purpose));
    if (routine.supporting) field("supporting", "true");
    std::vector<std::string> demands;
    for (const Demand demand : routine.demands) demands.emplace_back(name_of(demand));
    texts("demands", demands);
    texts("needs", routine.needs);
    texts("warnings", routine.warnings);
    texts("sources", routine.sources);
    for (const Contraindication& against : routine.contraindications) write(against);
    for (const RoutineStep& step : routine.steps) write(step);
    for (const Figure& figure : routine.figures) write(figure);
    return std::move(text_);
  }

 private:
  void field(std::string_view name, std::string_view value) {
    fmt::format_to(std::back_inserter(text_), "{} = {}\n", name, value);
  }
  void header(std::string_view brackets) {
    fmt::format_to(std::back_inserter(text_), "\n{}\n", brackets);
  }
  void optional_text(std::string_view name, std::string_view value) {
    if (!value.empty()) field(name, toml_string(value));
  }
  void texts(std::string_view name, const std::vector<std::string>& values) {
    if (values.empty()) return;
    std::string list;
    for (const std::string& value : values) list += fmt::format("  {},\n", toml_string(value));
    field(name, fmt::format("[\n{}]", list));
  }

  void write(const Contraindication& against) {
    header("[[contraindications]]");
    field("condition", toml_string(name_of(against.condition)));
    field("why", toml_string(against.why));
    optional_text("instead", against.instead);
  }

  void write(const RoutineStep& step) {
    header("[[steps]]");
    field("title", toml_string(step.title));
    field("instruction", toml_string(step.instruction));
    optional_text("cue", step.cue);
    field("side", toml_string(name_of(step.side)));
    const auto from = step.hold_from.count(), to = step.hold_to.count();
    field("hold_s", from == to ? fmt::format("{}", from) : fmt::format("[{}, {}]", from, to));
    field("repetitions", fmt::format("{}", step.repetitions));
    field("rest_s", fmt::format("{}", step.rest.count()));
    if (step.breathing)
      field("breathing_s", fmt::format("[{}, {}]", step.breathing->in_s, step.breathing->out_s));
    optional_text("figure", step.figure);
    if (step.target) write("target", *step.target);
    if (step.other_leg) write("other_leg", *step.other_leg);
    if (step.spotted)
      field(
          "spotted",
          fmt::format("{{after_s = {}, from_upright = {}}}",
                      std::chrono::duration_cast<std::chrono::seconds>(step.spotted->after).count(),
                      step.spotted->from_upright));
  }

  void write(std::string_view name, const PoseTarget& target) {
    field(name,
          fmt::format("{{flexion_deg = [{}, {}], most_roll_deg = {}, still_mg = {}, "
                      "facing = {}}}",
                      std::lround(target.flexion_from_deg), std::lround(target.flexion_to_deg),
                      std::lround(target.most_roll_deg), std::lround(target.still_g * 1000),
                      toml_string(name_of(target.facing))));
  }

  void write(const Figure& figure) {
    header("[[figures]]");
    field("name", toml_string(figure.name));
    field("trunk", fmt::format("{}", std::lround(figure.trunk)));
    field("neck", fmt::format("{}", std::lround(figure.neck)));
    write("near", figure.near);
    write("far", figure.far);
    field("prop", toml_string(name_of(figure.prop)));
  }

  void write(std::string_view name, const Limbs& limbs) {
    field(name,
          fmt::format("{{hip = {}, knee = {}, ankle = {}, shoulder = {}, elbow = {}}}",
                      std::lround(limbs.hip), std::lround(limbs.knee), std::lround(limbs.ankle),
                      std::lround(limbs.shoulder), std::lround(limbs.elbow)));
  }

  std::string text_;
};

}  // namespace

std::string routine_text(const Routine& routine) { return Writer{}.write(routine); }

}  // namespace sitwell
