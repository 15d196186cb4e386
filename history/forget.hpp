// How what the history keeps on the wearer's health is erased. Private to this folder.
#pragma once

#include "history/sqlite.hpp"

namespace sitwell {

/// Empties the tables of sessions, check-ins, screenings and plans; how many rows that were. In a
/// transaction of the caller's, on a connection with secure_delete on.
int empty_health_tables(sqlite::Database& database);

/// Moves all there is in the log into the file and cuts the log off, so that no copy of what was
/// erased is left in it. False where somebody is reading what the log holds.
bool empty_log(sqlite::Database& database);

}  // namespace sitwell
