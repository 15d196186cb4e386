#include "cli/bout_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "cli/iso_time.hpp"

namespace sitwell::cli {
namespace {

constexpr std::array<std::string_view, 10> fields{
    "begin",    "posture",     "duration_s", "interrupted_s", "interruptions",
    "moving_s", "source_kind", "source",     "steps",         "running_s"};
constexpr TableLayout layout{
    .row = "bout", .rows = "bouts", .version = 1, .fields = fields, .joined = 2};

std::optional<Fault> read_durations(const std::vector<std::string>& texts, StoredBout& bout) {
  const std::array<std::pair<std::size_t, std::int64_t*>, 3> durations{
      {{2, &bout.duration_ms}, {3, &bout.interrupted_ms}, {5, &bout.moving_ms}}};
  for (const auto& [field, to] : durations) {
    const auto value = parse_duration_ms(texts[field]);
    if (!value) return Fault{field, fmt::format("no duration in seconds: {}", shown(texts[field]))};
    if (field == 2 && *value == 0) return Fault{field, "a bout of no length"};
    if (*value > bout.duration_ms && field != 2)
      return Fault{field, fmt::format("{} is longer than the bout itself", fields[field])};
    *to = *value;
  }
  return std::nullopt;
}

std::optional<Fault> read_gait(const std::vector<std::string>& texts, StoredBout& bout) {
  if (!texts[8].empty()) {
    bout.steps = parse_integer(texts[8], 0, std::numeric_limits<int>::max());
    if (!bout.steps) return Fault{8, fmt::format("no number of steps: {}", shown(texts[8]))};
  }
  if (texts[9].empty()) return std::nullopt;
  const auto running = parse_duration_ms(texts[9]);
  if (!running) return Fault{9, fmt::format("no duration in seconds: {}", shown(texts[9]))};
  if (*running > bout.duration_ms) return Fault{9, "running_s is longer than the bout itself"};
  bout.running_ms = *running;
  return std::nullopt;
}

std::optional<Fault> read_bout(const std::vector<std::string>& texts, StoredBout& bout,
                               Source& source) {
  const auto begin = parse_moment(texts[0]);
  if (!begin) return Fault{0, fmt::format("no time with its UTC offset: {}", shown(texts[0]))};
  bout.utc_offset_s = begin->utc_offset_s;
  bout.begin_utc_ms = begin->utc_ms;
  const auto posture = posture_named(texts[1]);
  if (!posture || *posture == Posture::unknown)
    return Fault{1, fmt::format("no posture of a bout: {}", shown(texts[1]))};
  bout.posture = *posture;
  const auto count = parse_integer(texts[4], 0, std::numeric_limits<int>::max());
  if (!count) return Fault{4, fmt::format("no number of interruptions: {}", shown(texts[4]))};
  bout.interruptions = *count;
  if (auto fault = read_durations(texts, bout)) return fault;
  if (auto fault = read_gait(texts, bout)) return fault;
  if (!is_valid(bout)) return Fault{2, "durations that do not fit each other"};
  const auto kind = source_kind_named(texts[6]);
  if (!kind) return Fault{6, fmt::format("no kind of source: {}", shown(texts[6]))};
  if (!is_name(texts[7])) return Fault{7, fmt::format("no name of a source: {}", shown(texts[7]))};
  source = {.kind = *kind, .name = texts[7], .created_utc_ms = bout.begin_utc_ms};
  return std::nullopt;
}

const Source& source_of(const BoutFile& file, const StoredBout& bout) {
  static const Source unnamed{.kind = SourceKind::import, .name = "unnamed"};
  const auto found = std::find_if(file.sources.begin(), file.sources.end(),
                                  [&](const Source& s) { return s.id == bout.source_id; });
  return found == file.sources.end() ? unnamed : *found;
}

std::string as_csv_row(const StoredBout& bout, const Source& source) {
  return fmt::format("{},{},{:.3f},{:.3f},{},{:.3f},{},{},{},{:.3f}\n",
                     iso_time({bout.begin_utc_ms, bout.utc_offset_s}), name_of(bout.posture),
                     to_seconds(bout.duration_ms), to_seconds(bout.interrupted_ms),
                     bout.interruptions, to_seconds(bout.moving_ms), name_of(source.kind),
                     quoted(source.name), bout.steps ? fmt::to_string(*bout.steps) : "",
                     to_seconds(bout.running_ms));
}

/// Adds a bout, and its source where it is new.
void keep(BoutFile& file, StoredBout bout, Source source) {
  auto found = std::find_if(file.sources.begin(), file.sources.end(),
                            [&](const Source& s) { return s.name == source.name; });
  if (found == file.sources.end()) {
    source.id = static_cast<std::int64_t>(file.sources.size()) + 1;
    found = file.sources.insert(found, std::move(source));
  }
  bout.source_id = found->id;
  file.bouts.push_back(bout);
}

}  // namespace

std::string as_csv(const BoutFile& file) {
  std::string text = csv_head(layout);
  for (const StoredBout& bout : file.bouts) text += as_csv_row(bout, source_of(file, bout));
  return text;
}

Json to_json(const StoredBout& bout) {
  Json json;
  json["begin"] = iso_time({bout.begin_utc_ms, bout.utc_offset_s});
  json["posture"] = name_of(bout.posture);
  json["duration_s"] = to_seconds(bout.duration_ms);
  json["interrupted_s"] = to_seconds(bout.interrupted_ms);
  json["interruptions"] = bout.interruptions;
  json["moving_s"] = to_seconds(bout.moving_ms);
  json["steps"] = bout.steps ? Json(*bout.steps) : Json{};
  json["running_s"] = to_seconds(bout.running_ms);
  return json;
}

std::string as_json(const BoutFile& file) {
  std::vector<Json> rows;
  for (const StoredBout& bout : file.bouts) {
    const Source& source = source_of(file, bout);
    Json& json = rows.emplace_back(to_json(bout));
    json["source_kind"] = name_of(source.kind);
    json["source"] = source.name;
  }
  return json_table(layout, rows);
}

TableReader reader_into(BoutFile& file) {
  return {layout, [&file](const std::vector<std::string>& texts) {
            StoredBout bout;
            Source source;
            const auto fault = read_bout(texts, bout, source);
            if (!fault) keep(file, bout, std::move(source));
            return fault;
          }};
}

}  // namespace sitwell::cli
