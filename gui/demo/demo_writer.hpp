// Puts a demonstration's history into a database.
#pragma once

#include <filesystem>

#include "gui/demo/demo_history.hpp"

namespace sitwell::gui {

/// Makes the file; days that the clip of today's wearer has already learned how it sits in are kept
/// with it, so that a live one knows at once. @throws HistoryError
void write_demo(const std::filesystem::path& path, const DemoHistory& history,
                std::int64_t midnight_utc_ms);

}  // namespace sitwell::gui
