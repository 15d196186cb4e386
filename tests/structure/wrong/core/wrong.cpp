// Every include below is one the core must not have; the structure test must find them.
#include "history/history_reader.hpp"
#include <fstream>
#include <fmt/core.h>
#include <vector>
