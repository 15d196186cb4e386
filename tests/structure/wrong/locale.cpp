#include <locale>

bool is_letter(char c) { return std::isalpha(c, std::locale{}); }
