#include "recordings/recording_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <optional>
#include <utility>

#include "recordings/csv_columns.hpp"
#include "recordings/decimal.hpp"
#include "recordings/even_stamps.hpp"
#include "recordings/line_reader.hpp"

namespace sitwell {
namespace {

/// Examples kept of broken rows: enough to see a pattern, few enough for a terminal.
constexpr std::size_t most_examples = 5;
/// Small steps back are threads racing for a lock in a recorder; a bigger one is a broken row.
constexpr Duration backward_jitter = std::chrono::milliseconds{50};
/// Three centuries; beyond it is no time, and microseconds would overflow.
constexpr double latest_t_s = 1e10;

using Values = std::array<double, slot_count>;

Vector3 vector_at(const Values& values, std::size_t slot) {
  return {values[slot], values[slot + 1], values[slot + 2]};
}

const char* skip_blanks(const char* p, const char* end) {
  while (p != end && (*p == ' ' || *p == '\t')) ++p;
  return p;
}

}  // namespace

struct RecordingReader::State {
  State(std::unique_ptr<ByteSource> source, std::string name, const ColumnChoice& choice);

  bool next(RecordingRow& row);
  bool read_row();
  bool parse(std::string_view line, char separator);
  void accept();
  std::optional<Instant> stamp_of_row();
  void broken(std::size_t line, std::size_t column, std::string_view what);

  /// A row waiting for its time.
  struct Waiting {
    RecordingRow row;
    std::string label;
  };
  /// More than EvenStamps keeps back, and a power of two.
  static constexpr std::size_t ring_size = 128;
  static_assert(ring_size > EvenStamps::window + 1);

  LineReader lines;
  std::string name;
  std::vector<WantedColumn> columns;
  bool has_label = false;
  bool has_pelvis = false;
  Values values{};
  std::string_view label;
  std::string unquoted;
  EvenStamps stamps;
  std::optional<Instant> last_stamp;
  std::optional<Instant> stamp_before_last;
  std::array<Waiting, ring_size> ring;
  std::size_t ring_begin = 0;
  std::size_t ring_end = 0;
  bool ended = false;
  SkippedRows skipped;
};

RecordingReader::State::State(std::unique_ptr<ByteSource> source, std::string file,
                              const ColumnChoice& choice)
    : lines(std::move(source)), name(std::move(file)), has_pelvis(choice.pelvis) {
  std::string_view header;
  const auto got = lines.next(header);
  if (got == LineReader::Got::end) {
    const std::string damage = lines.source().damage();
    throw RecordingError(damage.empty() ? name + " is empty"
                                        : fmt::format("{} cannot be read: {}", name, damage));
  }
  if (got == LineReader::Got::too_long)
    throw RecordingError(name + " is not a recording: its first line has no end");
  columns = find_columns(header, choice, name);
  for (const WantedColumn& column : columns) has_label |= column.slot == slot_label;
}

bool RecordingReader::State::next(RecordingRow& row) {
  for (;;) {
    if (const auto at = stamps.pop()) {
      const Waiting& waiting = ring[ring_begin++ % ring_size];
      row = waiting.row;
      row.at = *at;
      row.label = waiting.label;
      return true;
    }
    if (ended) return false;
    if (!read_row()) {
      ended = true;
      stamps.finish();
      if (const std::string damage = lines.source().damage(); !damage.empty())
        skipped.cut_short = fmt::format("{}:{}: {}; what came before it was kept", name,
                                        lines.line_number(), damage);
    }
  }
}

/// Takes in one line, good or not; false at the end.
bool RecordingReader::State::read_row() {
  std::string_view line;
  const auto got = lines.next(line);
  if (got == LineReader::Got::end) return false;
  if (got == LineReader::Got::too_long) {
    broken(lines.line_number(), 1, "the line is too long");
  } else if (!line.empty()) {
    if (std::memchr(line.data(), '"', line.size()) == nullptr) {
      if (parse(line, ',')) accept();
    } else if (!unquote(line, unquoted)) {
      broken(lines.line_number(), 1, "a quote is not closed");
    } else if (parse(unquoted, unit_separator)) {
      accept();
    }
  }
  return true;
}

/// Fills values and label.
bool RecordingReader::State::parse(std::string_view line, char separator) {
  const char* p = line.data();
  const char* const end = p + line.size();
  const auto fail = [&](std::string_view what) {
    broken(lines.line_number(), static_cast<std::size_t>(p - line.data()) + 1, what);
    return false;
  };
  std::size_t field = 0;
  for (const WantedColumn& column : columns) {
    for (; field < column.index; ++field) {
      const void* const found = std::memchr(p, separator, static_cast<std::size_t>(end - p));
      if (found == nullptr) {
        p = end;
        return fail(fmt::format("the row ends before {}", column.name));
      }
      p = static_cast<const char*>(found) + 1;
    }
    if (column.slot == slot_label) {
      const void* const found = std::memchr(p, separator, static_cast<std::size_t>(end - p));
      const char* const stop = found ? static_cast<const char*>(found) : end;
      label = {p, static_cast<std::size_t>(stop - p)};
      continue;
    }
    p = skip_blanks(p, end);
    const Decimal number = read_decimal(p, end);
    const char* const stop = skip_blanks(number.next, end);
    if (number.next == p || (stop != end && *stop != separator))
      return fail(column.name + " is not a number");
    if (!std::isfinite(number.value)) return fail(column.name + " is not finite");
    values[column.slot] = number.value;
    p = stop;
  }
  return true;
}

/// The parsed row's time in its place after the last; nothing, and a complaint, where it has none.
std::optional<Instant> RecordingReader::State::stamp_of_row() {
  const double t_s = values[slot_time];
  if (std::abs(t_s) > latest_t_s) {
    broken(lines.line_number(), 1, "t_s is out of range");
    return std::nullopt;
  }
  const Instant stamp{from_seconds(t_s)};
  if (last_stamp && stamp < *last_stamp - backward_jitter) {
    // One wild stamp must not cost all the rows after it: was it the last row that jumped ahead?
    const bool last_was_wild = (!stamp_before_last || stamp >= *stamp_before_last) &&
                               ring_end != ring_begin && stamps.take_back();
    if (!last_was_wild) {
      broken(lines.line_number(), 1,
             fmt::format("time goes back by {:.3f} s", seconds(*last_stamp - stamp)));
      return std::nullopt;
    }
    --ring_end;
    broken(ring[ring_end % ring_size].row.line, 1, "time jumps ahead and back again");
    last_stamp = stamp_before_last;
  }
  stamp_before_last = last_stamp;
  last_stamp = last_stamp ? std::max(stamp, *last_stamp) : stamp;
  return last_stamp;
}

/// Queues the parsed row, unless there is nothing in it or its time cannot be.
void RecordingReader::State::accept() {
  constexpr Vector3 nothing;
  const Vector3 acceleration = vector_at(values, slot_thigh);
  const Vector3 turn_rate = vector_at(values, slot_thigh + 3);
  if (acceleration == nothing && turn_rate == nothing) {
    ++skipped.missing;
    return;
  }
  const std::optional<Instant> stamp = stamp_of_row();
  if (!stamp) return;
  Waiting& waiting = ring[ring_end++ % ring_size];
  waiting.label.assign(label);
  RecordingRow& row = waiting.row;
  row.t_s = values[slot_time];
  row.line = lines.line_number();
  row.acceleration_mps2 = acceleration;
  row.turn_rate_radps = turn_rate;
  if (has_pelvis) {
    const Vector3 pelvis_acceleration = vector_at(values, slot_pelvis);
    const Vector3 pelvis_turn_rate = vector_at(values, slot_pelvis + 3);
    const bool given = pelvis_acceleration != nothing || pelvis_turn_rate != nothing;
    row.pelvis_acceleration_mps2 = given ? std::optional(pelvis_acceleration) : std::nullopt;
    row.pelvis_turn_rate_radps = given ? std::optional(pelvis_turn_rate) : std::nullopt;
  }
  stamps.push(*stamp);
}

void RecordingReader::State::broken(std::size_t line, std::size_t column, std::string_view what) {
  ++skipped.broken;
  if (skipped.examples.size() < most_examples)
    skipped.examples.push_back(fmt::format("{}:{}:{}: {}", name, line, column, what));
}

RecordingReader::RecordingReader(const std::filesystem::path& path, const ColumnChoice& columns)
    : RecordingReader(open_file(path), path.string(), columns) {}
RecordingReader::RecordingReader(std::unique_ptr<ByteSource> source, const std::string& name,
                                 const ColumnChoice& columns)
    : state_(std::make_unique<State>(std::move(source), name, columns)) {}
RecordingReader::~RecordingReader() = default;
RecordingReader::RecordingReader(RecordingReader&&) noexcept = default;
RecordingReader& RecordingReader::operator=(RecordingReader&&) noexcept = default;

bool RecordingReader::next(RecordingRow& row) { return state_->next(row); }
bool RecordingReader::has_label() const { return state_->has_label; }
double RecordingReader::progress() const { return state_->lines.source().progress(); }
const SkippedRows& RecordingReader::skipped() const { return state_->skipped; }

}  // namespace sitwell
