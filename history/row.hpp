// What the history keeps, as it is stored: sources, and bouts in calendar time.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/bout.hpp"
#include "core/posture.hpp"

namespace sitwell {

/// The order is part of the file format of exports: append, never reorder.
enum class SourceKind : std::uint8_t {
  clip,       ///< a clip, live
  recording,  ///< a recording that was replayed
  import,     ///< rows brought in from elsewhere
  simulated,
};

inline constexpr std::array all_source_kinds{SourceKind::clip, SourceKind::recording,
                                             SourceKind::import, SourceKind::simulated};

constexpr std::string_view name_of(SourceKind kind) {
  switch (kind) {
    case SourceKind::clip: return "clip";
    case SourceKind::recording: return "recording";
    case SourceKind::import: return "import";
    case SourceKind::simulated: return "simulated";
  }
  return "import";
}

/// The kind of that name; nothing where there is none.
constexpr std::optional<SourceKind> source_kind_named(std::string_view name) {
  for (const SourceKind kind : all_source_kinds)
    if (name_of(kind) == name) return kind;
  return std::nullopt;
}

struct Source {
  std::int64_t id = 0;  ///< within one file
  SourceKind kind = SourceKind::clip;
  std::string name{};  ///< unique: a clip's serial number, a recording's name
  std::int64_t created_utc_ms = 0;
  friend bool operator==(const Source&, const Source&) = default;
};

/// A bout, or the part of one on one side of a change of the UTC offset. Rows never overlap.
struct StoredBout {
  std::int64_t source_id = 0;
  std::int64_t begin_utc_ms = 0;
  std::int64_t duration_ms = 0;   ///< elapsed time, true across clock steps
  std::int32_t utc_offset_s = 0;  ///< east of Greenwich positive; tells the local day for ever
  Posture posture = Posture::unknown;
  std::int64_t interrupted_ms = 0;
  int interruptions = 0;
  std::int64_t moving_ms = 0;
  std::optional<int> steps{};  ///< empty where nobody counted them
  std::int64_t running_ms = 0;
  bool open = false;  ///< was still going on when last saved

  [[nodiscard]] std::int64_t end_utc_ms() const { return begin_utc_ms + duration_ms; }
  /// The bout on an axis of UTC time.
  [[nodiscard]] Bout bout() const;
  friend bool operator==(const StoredBout&, const StoredBout&) = default;
};

/// No row tells of the year 10000 or later.
inline constexpr std::int64_t latest_utc_ms = 253402300800000;
/// What time zones of ISO 8601 can reach.
inline constexpr std::int32_t largest_offset_s = 18 * 3600;

/// Cuts a row at a time strictly inside it. What is known of the whole only (interruptions,
/// moving, steps, running) is shared out in proportion; the two parts always add up to the whole.
std::pair<StoredBout, StoredBout> cut(const StoredBout& row, std::int64_t at_utc_ms);

/// Whether the row could be stored: a posture other than unknown, and figures that fit each other.
bool is_valid(const StoredBout& row);

/// A stretch of calendar time, the end excluded.
struct UtcRange {
  std::int64_t from_ms = 0;
  std::int64_t to_ms = 0;
  friend bool operator==(const UtcRange&, const UtcRange&) = default;
};

}  // namespace sitwell
