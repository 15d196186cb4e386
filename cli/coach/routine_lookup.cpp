#include "cli/coach/routine_lookup.hpp"

#include <chrono>
#include <filesystem>
#include <thread>

#include "cli/history_view.hpp"
#include "config/routine_catalogue.hpp"

namespace sitwell::cli {
namespace {

std::optional<StoredRoutine> finished(const std::filesystem::path& path,
                                      std::int64_t begin_utc_ms) {
  HistoryReader history{path};
  for (const StoredRoutine& row : history.routines({begin_utc_ms, begin_utc_ms + 1}))
    if (row.outcome != RoutineOutcome::under_way) return row;
  return std::nullopt;
}

}  // namespace

std::optional<Routine> known_routine(const std::string& id) {
  const Catalogue catalogue = load_catalogue();
  const CatalogueEntry* entry = catalogue.find(id);
  return entry ? std::optional{entry->routine} : std::nullopt;
}

std::optional<StoredRoutine> recorded_session(const std::string& history,
                                              std::int64_t begin_utc_ms) {
  using namespace std::chrono_literals;
  constexpr int tries = 10;
  const std::filesystem::path told{history};
  const auto path = std::filesystem::exists(told) ? told : database_path({});
  for (int i = 0; i < tries; ++i) {
    if (i > 0) std::this_thread::sleep_for(100ms);
    try {
      if (auto record = finished(path, begin_utc_ms)) return record;
    } catch (const HistoryError&) {
      return std::nullopt;  // the session is told of all the same
    }
  }
  return std::nullopt;
}

}  // namespace sitwell::cli
