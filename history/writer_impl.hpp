// What the writer is made of: its tables, and the calendar that dates their rows. Private to this
// folder; writer.cpp has the writer's calls on bouts and prompts, writer_health.cpp those on
// routines and what else the wearer tells.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "history/bout_table.hpp"
#include "history/check_in_table.hpp"
#include "history/mounting_table.hpp"
#include "history/open.hpp"
#include "history/plan_table.hpp"
#include "history/prompt_table.hpp"
#include "history/routine_table.hpp"
#include "history/screening_table.hpp"
#include "history/seat_table.hpp"
#include "history/sqlite.hpp"
#include "history/writer.hpp"

namespace sitwell {

struct HistoryWriter::Impl {
  std::filesystem::path path;
  std::vector<std::string> notices;
  sqlite::Database database;
  BoutTable bouts;
  MountingTable mountings;
  SeatTable seats;
  PromptTable prompts;
  RoutineTable routines;
  CheckInTable check_ins;
  ScreeningTable screenings;
  PlanTable plans;
  sqlite::Statement add_source, find_source, source;
  SourceKind kind = SourceKind::clip;
  std::string name;
  std::optional<Calendar> calendar;

  Impl(const std::filesystem::path& file, std::span<const Migration> steps);

  /// The source's number, or 0, which no source has, while it has no rows.
  std::int64_t source_id();
  std::int64_t source_made(SourceKind of_kind, std::string_view of_name, std::int64_t created_ms);
  ApplyCounts apply(std::span<const Effect> effects);
  ImportCounts import(std::span<const Source> sources, std::span<const StoredBout> rows);

  /// Runs the action in a transaction, its errors explained.
  template <class Action>
  auto in_transaction(const Action& action) {
    return explaining(path, [&] {
      sqlite::Transaction transaction{database};
      const auto result = action();
      transaction.commit();
      return result;
    });
  }
};

}  // namespace sitwell
