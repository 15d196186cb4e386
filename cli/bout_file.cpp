#include "cli/bout_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/commands.hpp"
#include "cli/iso_time.hpp"

namespace sitwell::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view csv_mark = "# sitwell bouts, layout ";
constexpr std::string_view json_mark = "sitwell bouts";
constexpr std::array<std::string_view, 8> fields{"begin",         "posture",       "duration_s",
                                                 "interrupted_s", "interruptions", "moving_s",
                                                 "source_kind",   "source"};

/// What is wrong with a field, and which of `fields` it is.
struct Fault {
  std::size_t field;
  std::string what;
};

/// A bout's fields as they are written, in the order of `fields`.
using Texts = std::array<std::string, fields.size()>;

/// A piece of somebody else's file that is fit for a message.
std::string shown(std::string_view text) {
  constexpr std::size_t enough = 40;
  std::string piece{text.substr(0, enough)};
  std::replace_if(
      piece.begin(), piece.end(), [](char c) { return c >= 0 && c < ' '; }, '?');
  return piece + (text.size() > enough ? "..." : "");
}

Json::error_handler_t replacing() { return Json::error_handler_t::replace; }

/// A name that every program can hold: UTF-8 without control characters.
bool is_name(const std::string& text) {
  const bool printable = std::none_of(text.begin(), text.end(),
                                      [](char c) { return (c >= 0 && c < ' ') || c == 127; });
  return printable && !text.empty() &&
         Json(text).dump(-1, ' ', false, replacing()).find("\xEF\xBF\xBD") == std::string::npos;
}

double to_seconds(std::int64_t ms) { return static_cast<double>(ms) / 1000; }

std::optional<std::int64_t> parse_duration_ms(const std::string& text) {
  constexpr double longest_s = 366 * 86400.0;  // more than a year is a mistake, not a bout
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (!(value >= 0 && value <= longest_s)) return std::nullopt;
  return std::llround(value * 1000);
}

std::optional<Fault> read_durations(const Texts& texts, StoredBout& bout) {
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

std::optional<Fault> read_bout(const Texts& texts, StoredBout& bout, Source& source) {
  const auto begin = parse_iso_time(texts[0]);
  if (!begin || !begin->utc_offset_s)
    return Fault{0, fmt::format("no time with its UTC offset: {}", shown(texts[0]))};
  bout.utc_offset_s = *begin->utc_offset_s;
  bout.begin_utc_ms = begin->wall_ms - bout.utc_offset_s * std::int64_t{1000};
  const auto posture = posture_named(texts[1]);
  if (!posture || *posture == Posture::unknown)
    return Fault{1, fmt::format("no posture of a bout: {}", shown(texts[1]))};
  bout.posture = *posture;
  const std::string& count = texts[4];
  const auto [end, error] =
      std::from_chars(count.data(), count.data() + count.size(), bout.interruptions);
  if (error != std::errc{} || end != count.data() + count.size() || bout.interruptions < 0)
    return Fault{4, fmt::format("no number of interruptions: {}", shown(count))};
  if (auto fault = read_durations(texts, bout)) return fault;
  if (!is_valid(bout)) return Fault{2, "durations that do not fit each other"};
  const auto kind = source_kind_named(texts[6]);
  if (!kind) return Fault{6, fmt::format("no kind of source: {}", shown(texts[6]))};
  if (!is_name(texts[7])) return Fault{7, fmt::format("no name of a source: {}", shown(texts[7]))};
  source = {.kind = *kind, .name = texts[7], .created_utc_ms = bout.begin_utc_ms};
  return std::nullopt;
}

std::string header_line() { return fmt::format("{}\n", fmt::join(fields, ",")); }

/// As RFC 4180 has it: in quotes where it must be.
std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"") == std::string::npos) return text;
  std::string result = "\"";
  for (const char c : text) result += c == '"' ? "\"\"" : std::string{c};
  return result + '"';
}

const Source& source_of(const BoutFile& file, const StoredBout& bout) {
  static const Source unnamed{.kind = SourceKind::import, .name = "unnamed"};
  const auto found = std::find_if(file.sources.begin(), file.sources.end(),
                                  [&](const Source& s) { return s.id == bout.source_id; });
  return found == file.sources.end() ? unnamed : *found;
}

std::string as_csv_row(const StoredBout& bout, const Source& source) {
  return fmt::format(
      "{},{},{:.3f},{:.3f},{},{:.3f},{},{}\n", iso_time({bout.begin_utc_ms, bout.utc_offset_s}),
      name_of(bout.posture), to_seconds(bout.duration_ms), to_seconds(bout.interrupted_ms),
      bout.interruptions, to_seconds(bout.moving_ms), name_of(source.kind), quoted(source.name));
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// A row's fields and the column each begins at, from 1.
struct Row {
  std::vector<std::string> texts;
  std::vector<std::size_t> columns;
};

Row split(std::string_view line) {
  Row row;
  std::size_t at = 0;
  for (bool more = true; more; ++at) {  // over the comma
    row.columns.push_back(at + 1);
    std::string& text = row.texts.emplace_back();
    bool in_quotes = at < line.size() && line[at] == '"';
    if (in_quotes) ++at;
    for (; at < line.size() && (in_quotes || line[at] != ','); ++at) {
      if (!in_quotes || line[at] != '"') {
        text += line[at];
      } else if (at + 1 < line.size() && line[at + 1] == '"') {
        text += line[at++];
      } else {
        in_quotes = false;
      }
    }
    more = at < line.size();
  }
  return row;
}

/// Adds a bout, and its source where it is new.
void keep(ParsedBoutFile& file, StoredBout bout, Source source) {
  auto found = std::find_if(file.sources.begin(), file.sources.end(),
                            [&](const Source& s) { return s.name == source.name; });
  if (found == file.sources.end()) {
    source.id = static_cast<std::int64_t>(file.sources.size()) + 1;
    found = file.sources.insert(found, std::move(source));
  }
  bout.source_id = found->id;
  file.bouts.push_back(bout);
}

[[noreturn]] void refuse(const std::string& name, std::string_view why) {
  throw UnusableInput(fmt::format("{}: {}; nothing was imported", name, why));
}

void check_version(const std::string& name, std::optional<int> version) {
  if (!version || *version < 1) refuse(name, "names no layout that sitwell knows");
  if (*version > bout_layout_version)
    refuse(name, fmt::format("is of layout {}, and this sitwell reads up to {}: use a newer one",
                             *version, bout_layout_version));
}

ParsedBoutFile parse_csv(std::string_view rest, const std::string& name) {
  std::string_view version_text = take_line(rest);
  version_text.remove_prefix(csv_mark.size());
  int version = 0;
  std::from_chars(version_text.data(), version_text.data() + version_text.size(), version);
  check_version(name, version);
  if (fmt::format("{}\n", take_line(rest)) != header_line())
    refuse(name, fmt::format("line 2 should be {}", fmt::join(fields, ",")));
  ParsedBoutFile content;
  for (std::size_t number = 3; !rest.empty(); ++number) {
    const std::string_view line = take_line(rest);
    if (line.empty()) continue;
    const Row row = split(line);
    StoredBout bout;
    Source source;
    if (row.texts.size() != fields.size()) {
      content.skipped.push_back(fmt::format("{}:{}:1: {} fields, where there should be {}", name,
                                            number, row.texts.size(), fields.size()));
      continue;
    }
    Texts texts;
    std::copy(row.texts.begin(), row.texts.end(), texts.begin());
    if (const auto fault = read_bout(texts, bout, source))
      content.skipped.push_back(
          fmt::format("{}:{}:{}: {}", name, number, row.columns[fault->field], fault->what));
    else
      keep(content, bout, std::move(source));
  }
  return content;
}

/// A field of a JSON bout as text, so that both layouts are checked by the same code.
std::string field_text(const Json& bout, std::string_view field) {
  if (!bout.is_object()) return "(not an object)";
  const auto found = bout.find(std::string{field});
  if (found == bout.end()) return fmt::format("(no {})", field);
  return found->is_string() ? found->get<std::string>() : found->dump(-1, ' ', false, replacing());
}

ParsedBoutFile parse_json(std::string_view text, const std::string& name) {
  Json file;
  try {
    file = Json::parse(text);
  } catch (const Json::exception& error) {
    const std::string_view what = error.what();  // "[json.exception...] parse error at line ..."
    refuse(name, what.substr(what.find("] ") + 2));
  }
  if (!file.is_object() || file.value("format", Json{}) != json_mark)
    refuse(name, "is JSON, but not an export of sitwell's bouts");
  const Json version = file.value("version", Json{});
  check_version(name,
                version.is_number_integer() ? std::optional{version.get<int>()} : std::nullopt);
  if (!file.contains("bouts") || !file["bouts"].is_array()) refuse(name, "has no list of bouts");
  ParsedBoutFile content;
  std::size_t number = 0;
  for (const Json& entry : file["bouts"]) {
    ++number;
    Texts texts;
    for (std::size_t i = 0; i < fields.size(); ++i) texts[i] = field_text(entry, fields[i]);
    StoredBout bout;
    Source source;
    if (const auto fault = read_bout(texts, bout, source))
      content.skipped.push_back(
          fmt::format("{}: bout {}: {}: {}", name, number, fields[fault->field], fault->what));
    else
      keep(content, bout, std::move(source));
  }
  return content;
}

}  // namespace

std::string as_csv(const BoutFile& file) {
  std::string text = fmt::format("{}{}\n{}", csv_mark, bout_layout_version, header_line());
  for (const StoredBout& bout : file.bouts) text += as_csv_row(bout, source_of(file, bout));
  return text;
}

nlohmann::ordered_json to_json(const StoredBout& bout) {
  Json json;
  json["begin"] = iso_time({bout.begin_utc_ms, bout.utc_offset_s});
  json["posture"] = name_of(bout.posture);
  json["duration_s"] = to_seconds(bout.duration_ms);
  json["interrupted_s"] = to_seconds(bout.interrupted_ms);
  json["interruptions"] = bout.interruptions;
  json["moving_s"] = to_seconds(bout.moving_ms);
  return json;
}

std::string as_json(const BoutFile& file) {
  // A bout a line: as JSON as any other, and it can be read and compared by line.
  std::string text =
      fmt::format(R"({{"format":"{}","version":{},"bouts":[)", json_mark, bout_layout_version);
  for (const StoredBout& bout : file.bouts) {
    const Source& source = source_of(file, bout);
    Json json = to_json(bout);
    json["source_kind"] = name_of(source.kind);
    json["source"] = source.name;
    text += (&bout == &file.bouts.front() ? "\n" : ",\n") + json.dump(-1, ' ', false, replacing());
  }
  return text + "\n]}\n";
}

ParsedBoutFile parse_bout_file(std::string_view text, const std::string& name) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (text.starts_with(csv_mark)) return parse_csv(text, name);
  if (text.starts_with('{')) return parse_json(text, name);
  refuse(name, "is not an export of sitwell's bouts (see `sitwell export --help`)");
}

}  // namespace sitwell::cli
