#include <chrono>
#include <fstream>

#include "history/history_reader.hpp"
