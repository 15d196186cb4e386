#include "cli/coach/routine_lookup.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "cli/history_view.hpp"
#include "config/routine_catalogue.hpp"

namespace sitwell::cli {
namespace {

// Whoever says a begin reads the clocks anew, which may have been set meanwhile; no two sessions
// begin so soon one after the other.
constexpr std::int64_t clocks_apart_ms = 5'000;

std::optional<StoredRoutine> finished(const std::filesystem::path& path,
                                      std::int64_t begin_utc_ms) {
  HistoryReader history{path};
  std::optional<StoredRoutine> nearest;
  const auto distance = [begin_utc_ms](const StoredRoutine& row) {
    return std::abs(row.begin_utc_ms - begin_utc_ms);
  };
  for (const StoredRoutine& row :
       history.routines({begin_utc_ms - clocks_apart_ms, begin_utc_ms + clocks_apart_ms}))
    if (row.outcome != RoutineOutcome::under_way &&
        (!nearest || distance(row) < distance(*nearest)))
      nearest = row;
  return nearest;
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
