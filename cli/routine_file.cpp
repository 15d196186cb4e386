#include "cli/routine_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "cli/iso_time.hpp"

namespace sitwell::cli {
namespace {

constexpr std::array<std::string_view, 16> fields{
    "begin",      "routine",     "title",    "origin",      "outcome",    "length_s",
    "hurt_place", "hurt_kind",   "active_s", "step",        "repetition", "side",
    "asked_s",    "confirmed_s", "timed_s",  "hold_outcome"};
constexpr TableLayout layout{.row = "routine", .rows = "routines", .version = 1, .fields = fields};
constexpr std::size_t first_of_hold = 9;
constexpr std::size_t active_field = 8;
constexpr int highest_number = 1000;

std::string span_text(double from_s, double to_s) {
  return fmt::format("{:.3f}-{:.3f}", from_s, to_s);
}

/// "10.000-50.000 60.000-90.000".
std::string spans_text(const StoredRoutine& routine) {
  std::vector<std::string> spans;
  for (const StoredSpan& span : routine.active)
    spans.push_back(span_text(to_seconds(span.from_ms), to_seconds(span.to_ms)));
  return fmt::format("{}", fmt::join(spans, " "));
}

std::optional<StoredSpan> parse_span(const std::string& text) {
  const std::size_t dash = std::min(text.find('-'), text.size());
  const auto from_ms = parse_duration_ms(text.substr(0, dash));
  const auto to_ms = parse_duration_ms(text.substr(std::min(dash + 1, text.size())));
  if (!from_ms || !to_ms) return std::nullopt;
  return StoredSpan{*from_ms, *to_ms};
}

std::optional<std::vector<StoredSpan>> parse_spans(std::string_view text) {
  std::vector<StoredSpan> spans;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    const auto span = parse_span(std::string{word});
    if (!span) return std::nullopt;
    spans.push_back(*span);
  }
  return spans;
}

/// Puts what a text says where it belongs, or says what it is not.
template <class Value>
std::optional<Fault> put(std::optional<Value> value, Value& into, std::size_t field,
                         std::string_view what, const RowTexts& texts) {
  if (!value) return Fault{field, fmt::format("no {}: {}", what, shown(texts[field]))};
  into = std::move(*value);
  return std::nullopt;
}

std::optional<Fault> read_session(const RowTexts& texts, StoredRoutine& session) {
  LocalMoment begin;
  if (auto fault = put(parse_moment(texts[0]), begin, 0, "time with its UTC offset", texts))
    return fault;
  session.begin_utc_ms = begin.utc_ms;
  session.utc_offset_s = begin.utc_offset_s;
  session.routine = texts[1];
  session.title = texts[2];
  if (auto fault = put(routine_origin_named(texts[3]), session.origin, 3, "origin", texts))
    return fault;
  if (auto fault = put(routine_outcome_named(texts[4]), session.outcome, 4, "outcome", texts))
    return fault;
  if (auto fault =
          put(parse_duration_ms(texts[5]), session.length_ms, 5, "duration in seconds", texts))
    return fault;
  if (auto fault = put(hurt_place_named(texts[6]), session.hurt.where, 6, "place", texts))
    return fault;
  if (auto fault = put(hurt_kind_named(texts[7]), session.hurt.how, 7, "kind of pain", texts))
    return fault;
  if (auto fault =
          put(parse_spans(texts[8]), session.active, 8, "stretches of time in seconds", texts))
    return fault;
  if (!is_valid(session))
    return Fault{1, "an identifier, a title or times that no session can have"};
  return std::nullopt;
}

std::optional<Fault> read_hold(const RowTexts& texts, StoredHold& hold) {
  if (auto fault = put(parse_integer(texts[9], 1, highest_number), hold.step, 9, "step", texts))
    return fault;
  --hold.step;
  if (auto fault = put(parse_integer(texts[10], 1, highest_number), hold.repetition, 10,
                       "repetition", texts))
    return fault;
  if (auto fault = put(side_named(texts[11]), hold.side, 11, "side", texts)) return fault;
  const std::array<std::pair<std::size_t, std::int64_t*>, 3> durations{
      {{12, &hold.asked_ms}, {13, &hold.confirmed_ms}, {14, &hold.timed_ms}}};
  for (const auto& [field, to] : durations)
    if (auto fault = put(parse_duration_ms(texts[field]), *to, field, "duration in seconds", texts))
      return fault;
  if (auto fault = put(hold_outcome_named(texts[15]), hold.outcome, 15, "outcome of a hold", texts))
    return fault;
  if (!is_valid(hold)) return Fault{13, "more was held than was asked, or longer than a day"};
  return std::nullopt;
}

bool has_hold(const RowTexts& texts) {
  return std::any_of(texts.begin() + first_of_hold, texts.end(),
                     [](const std::string& text) { return !text.empty(); });
}

/// Puts rows together that are of one session.
class Collector {
 public:
  explicit Collector(std::vector<StoredRoutine>& routines) : routines_{routines} {}

  std::optional<Fault> take(const RowTexts& texts) {
    StoredRoutine session;
    std::optional<Fault> fault = read_session(texts, session);
    StoredHold hold;
    if (!fault && has_hold(texts)) fault = read_hold(texts, hold);
    if (!fault) fault = keep(session, has_hold(texts) ? std::optional{hold} : std::nullopt);
    if (!fault) return std::nullopt;
    if (session.begin_utc_ms > 0) drop(session.begin_utc_ms);
    fault->what += "; the session is left out";
    return fault;
  }

 private:
  std::optional<Fault> keep(const StoredRoutine& session, const std::optional<StoredHold>& hold) {
    if (dropped_.contains(session.begin_utc_ms)) return std::nullopt;  // which has been said
    const auto found = std::find_if(routines_.rbegin(), routines_.rend(), [&](const auto& each) {
      return each.begin_utc_ms == session.begin_utc_ms;
    });
    StoredRoutine& kept = found == routines_.rend() ? routines_.emplace_back(session) : *found;
    StoredRoutine bare = kept;
    bare.holds.clear();
    if (bare != session) return Fault{0, "another row tells otherwise of the session"};
    if (kept.holds.size() >= most_holds) return Fault{first_of_hold, "too many holds"};
    if (hold) kept.holds.push_back(*hold);
    return std::nullopt;
  }

  void drop(std::int64_t begin_utc_ms) {
    dropped_.insert(begin_utc_ms);
    std::erase_if(routines_,
                  [&](const StoredRoutine& each) { return each.begin_utc_ms == begin_utc_ms; });
  }

  std::vector<StoredRoutine>& routines_;
  std::set<std::int64_t> dropped_;
};

/// JSON's [[10, 50], [60, 90]] as CSV has it.
std::string spans_text(const Json& row) {
  const std::string name{fields[active_field]};
  if (!row.is_object() || !row.contains(name) || !row[name].is_array())
    return field_text(row, name);
  std::vector<std::string> spans;
  for (const Json& span : row[name]) {
    if (!span.is_array() || span.size() != 2 || !span[0].is_number() || !span[1].is_number())
      return field_text(row, name);
    spans.push_back(span_text(span[0].get<double>(), span[1].get<double>()));
  }
  return fmt::format("{}", fmt::join(spans, " "));
}

std::vector<RowTexts> unfolded(const Json& row) {
  RowTexts session;
  for (std::size_t field = 0; field < active_field; ++field)
    session.push_back(field_text(row, fields[field]));
  session.push_back(spans_text(row));
  std::vector<RowTexts> rows;
  const auto add = [&](const Json& hold) {
    RowTexts& texts = rows.emplace_back(session);
    for (std::size_t field = first_of_hold; field < fields.size(); ++field)
      texts.push_back(field_text(hold, field + 1 == fields.size() ? "outcome" : fields[field]));
  };
  const bool listed = row.is_object() && row.contains("holds") && row["holds"].is_array();
  if (!listed) add(Json{});
  if (listed && row["holds"].empty()) rows.emplace_back(session).resize(fields.size());
  if (listed)
    for (const Json& hold : row["holds"]) add(hold);
  return rows;
}

std::string session_cells(const StoredRoutine& r) {
  return fmt::format("{},{},{},{},{},{:.3f},{},{},{}", iso_time({r.begin_utc_ms, r.utc_offset_s}),
                     r.routine, quoted(r.title), name_of(r.origin), name_of(r.outcome),
                     to_seconds(r.length_ms), name_of(r.hurt.where), name_of(r.hurt.how),
                     spans_text(r));
}

std::string hold_cells(const StoredHold& hold) {
  return fmt::format("{},{},{},{:.3f},{:.3f},{:.3f},{}", hold.step + 1, hold.repetition,
                     name_of(hold.side), to_seconds(hold.asked_ms), to_seconds(hold.confirmed_ms),
                     to_seconds(hold.timed_ms), name_of(hold.outcome));
}

Json to_json(const StoredHold& hold) {
  Json json;
  json["step"] = hold.step + 1;
  json["repetition"] = hold.repetition;
  json["side"] = name_of(hold.side);
  json["asked_s"] = to_seconds(hold.asked_ms);
  json["confirmed_s"] = to_seconds(hold.confirmed_ms);
  json["timed_s"] = to_seconds(hold.timed_ms);
  json["outcome"] = name_of(hold.outcome);
  return json;
}

}  // namespace

std::string as_csv(std::span<const StoredRoutine> routines) {
  std::string text = csv_head(layout);
  for (const StoredRoutine& routine : routines) {
    const std::string session = session_cells(routine);
    if (routine.holds.empty()) text += session + ",,,,,,,\n";
    for (const StoredHold& hold : routine.holds)
      text += fmt::format("{},{}\n", session, hold_cells(hold));
  }
  return text;
}

Json to_json(const StoredRoutine& routine) {
  Json json;
  json["begin"] = iso_time({routine.begin_utc_ms, routine.utc_offset_s});
  json["routine"] = routine.routine;
  json["title"] = routine.title;
  json["origin"] = name_of(routine.origin);
  json["outcome"] = name_of(routine.outcome);
  json["length_s"] = to_seconds(routine.length_ms);
  json["hurt_place"] = name_of(routine.hurt.where);
  json["hurt_kind"] = name_of(routine.hurt.how);
  json["active_s"] = Json::array();
  for (const StoredSpan& span : routine.active)
    json["active_s"].push_back({to_seconds(span.from_ms), to_seconds(span.to_ms)});
  json["holds"] = Json::array();
  for (const StoredHold& hold : routine.holds) json["holds"].push_back(to_json(hold));
  return json;
}

std::string as_json(std::span<const StoredRoutine> routines) {
  std::vector<Json> rows;
  for (const StoredRoutine& routine : routines) rows.push_back(to_json(routine));
  return json_table(layout, rows);
}

TableReader reader_into(std::vector<StoredRoutine>& routines) {
  const auto collector = std::make_shared<Collector>(routines);
  return {layout, [collector](const RowTexts& texts) { return collector->take(texts); }, unfolded};
}

}  // namespace sitwell::cli
