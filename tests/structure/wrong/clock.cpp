#include <chrono>

long long what_time_is_it() { return std::chrono::system_clock::now().time_since_epoch().count(); }
