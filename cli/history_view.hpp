// What commands have in common: the settings, which history, whose days, and how to say that there
// is nothing yet.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "config/settings.hpp"
#include "history/reader.hpp"

namespace sitwell::cli {

/// The wearer's settings; read, and what is odd about them said, once.
const Settings& settings();

/// The database that was asked for, or the default one.
std::filesystem::path database_path(const std::string& asked_for);

/// How the settings file says days are cut.
DayRules day_rules();

/// The local day it is now.
std::chrono::local_days today(const DayRules& rules);

/// The day asked for. @throws UnusableInput where that is no date.
std::chrono::local_days day_asked_for(const std::string& date, const DayRules& rules);

/// The history, opened for reading; nothing where none has been written yet.
/// @throws UnusableInput when a database was asked for by its path and is not there.
std::optional<HistoryReader> open_history(const std::string& asked_for);

/// The rows of that day: those that begin or end on it by the wall clock of their own.
std::vector<StoredBout> bouts_of_day(HistoryReader& history, std::chrono::local_days day,
                                     const DayRules& rules);
/// The prompts that were shown on it, and the quiet that begins or ends on it.
std::vector<StoredPrompt> prompts_of_day(HistoryReader& history, std::chrono::local_days day,
                                         const DayRules& rules);
std::vector<StoredQuiet> quiets_of_day(HistoryReader& history, std::chrono::local_days day,
                                       const DayRules& rules);

/// What to do where there is no history yet, in a few lines.
std::string nothing_yet(const std::string& asked_for);

}  // namespace sitwell::cli
