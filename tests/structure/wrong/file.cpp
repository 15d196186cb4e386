#include <cstdio>

bool can_open(const char* path) { return std::fopen(path, "r") != nullptr; }
