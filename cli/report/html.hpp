// HTML as text: what goes into it is escaped here, and nowhere else.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sitwell::cli {

/// Fit for text and for attributes in double quotes. Bytes that are no UTF-8, and control
/// characters, become U+FFFD.
std::string escaped(std::string_view text);

/// <TAG>text</TAG>, the text escaped; attributes ("class=\"x\"") as they are.
std::string element(std::string_view tag, std::string_view text, std::string_view attributes = {});

/// A table with a head; every cell is text. Cells of the first column are heads of their rows.
std::string table(const std::vector<std::string>& head,
                  const std::vector<std::vector<std::string>>& rows);

/// Names and what they are, in two columns.
std::string facts(const std::vector<std::pair<std::string, std::string>>& rows);

}  // namespace sitwell::cli
