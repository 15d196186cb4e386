#include "cli/check_in_file.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <optional>
#include <string_view>

#include "cli/iso_time.hpp"
#include "cli/wording.hpp"

namespace sitwell::cli {
namespace {

using std::chrono::days;
using std::chrono::local_days;

constexpr std::size_t first_symptom = 2;
constexpr std::size_t stress_field = first_symptom + all_symptoms.size();
constexpr std::size_t note_field = stress_field + 1;

/// The day, the moment, each symptom by its name, stress and the note.
const auto fields = [] {
  std::array<std::string_view, note_field + 1> names{"day", "at"};
  for (std::size_t i = 0; i < all_symptoms.size(); ++i)
    names[first_symptom + i] = name_of(all_symptoms[i]);
  names[stress_field] = "stress";
  names[note_field] = "note";
  return names;
}();
const TableLayout layout{.row = "check-in", .rows = "check-ins", .version = 1, .fields = fields};

/// 0 to 10, or empty; into the figures where there is one.
template <class Keep>
std::optional<Fault> read_figure(const RowTexts& texts, std::size_t field, const Keep& keep) {
  if (texts[field].empty()) return std::nullopt;
  const auto figure = parse_integer(texts[field], 0, highest_figure);
  if (!figure) return Fault{field, fmt::format("no figure from 0 to 10: {}", shown(texts[field]))};
  keep(*figure);
  return std::nullopt;
}

std::optional<Fault> read_check_in(const RowTexts& texts, StoredCheckIn& row) {
  const auto day = parse_iso_time(texts[0]);
  if (!day || texts[0].size() != std::string_view{"2026-11-16"}.size())
    return Fault{0, fmt::format("no date: {}", shown(texts[0]))};
  row.day = local_days{floor<days>(std::chrono::milliseconds{day->wall_ms})};
  const auto at = parse_moment(texts[1]);
  if (!at) return Fault{1, fmt::format("no time with its UTC offset: {}", shown(texts[1]))};
  row.at_utc_ms = at->utc_ms;
  row.utc_offset_s = at->utc_offset_s;
  CheckIn& check_in = row.check_in;
  for (std::size_t i = 0; i < all_symptoms.size(); ++i)
    if (auto fault = read_figure(texts, first_symptom + i,
                                 [&](int figure) { check_in.figures[all_symptoms[i]] = figure; }))
      return fault;
  if (auto fault = read_figure(texts, stress_field, [&](int figure) { check_in.stress = figure; }))
    return fault;
  check_in.note = texts[note_field];
  if (is_valid(row)) return std::nullopt;
  check_in.note = "any";
  if (!is_valid(row)) return Fault{0, "not the day of that moment, or a time no history reaches"};
  if (texts[note_field].empty()) return Fault{first_symptom, "nothing was answered"};
  return Fault{note_field, fmt::format("no text of at most {} bytes", longest_note)};
}

std::string cell(const std::optional<int>& figure) {
  return figure ? fmt::format("{}", *figure) : std::string{};
}

std::optional<int> figure_of(const CheckIn& check_in, Symptom symptom) {
  const auto found = check_in.figures.find(symptom);
  return found == check_in.figures.end() ? std::nullopt : std::optional{found->second};
}

Json value_of(const std::optional<int>& figure) { return figure ? Json(*figure) : Json{}; }

}  // namespace

std::string as_csv(std::span<const StoredCheckIn> check_ins) {
  std::string text = csv_head(layout);
  for (const StoredCheckIn& row : check_ins) {
    text += fmt::format("{},{}", iso_date(row.day), iso_time({row.at_utc_ms, row.utc_offset_s}));
    for (const Symptom symptom : all_symptoms)
      text += fmt::format(",{}", cell(figure_of(row.check_in, symptom)));
    text += fmt::format(",{},{}\n", cell(row.check_in.stress), quoted(row.check_in.note));
  }
  return text;
}

Json to_json(const StoredCheckIn& row) {
  Json json;
  json["day"] = iso_date(row.day);
  json["at"] = iso_time({row.at_utc_ms, row.utc_offset_s});
  for (const Symptom symptom : all_symptoms)
    json[std::string{name_of(symptom)}] = value_of(figure_of(row.check_in, symptom));
  json["stress"] = value_of(row.check_in.stress);
  json["note"] = row.check_in.note;
  return json;
}

std::string as_json(std::span<const StoredCheckIn> check_ins) {
  std::vector<Json> rows;
  for (const StoredCheckIn& check_in : check_ins) rows.push_back(to_json(check_in));
  return json_table(layout, rows);
}

TableReader reader_into(std::vector<StoredCheckIn>& check_ins) {
  return {layout, [&check_ins](const RowTexts& texts) {
            StoredCheckIn row;
            const auto fault = read_check_in(texts, row);
            if (!fault) check_ins.push_back(row);
            return fault;
          }};
}

}  // namespace sitwell::cli
