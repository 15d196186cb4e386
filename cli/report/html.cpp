#include "cli/report/html.hpp"

#include <fmt/format.h>

#include "dbus/utf8.hpp"

namespace sitwell::cli {
namespace {

std::string_view entity_of(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

bool is_control(char c) {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string all;
  for (const char c : valid_utf8(text)) {
    const std::string_view entity = entity_of(c);
    if (!entity.empty())
      all += entity;
    else if (is_control(c))
      all += "\xEF\xBF\xBD";
    else
      all += c;
  }
  return all;
}

std::string element(std::string_view tag, std::string_view text, std::string_view attributes) {
  return fmt::format("<{0}{1}{2}>{3}</{0}>\n", tag, attributes.empty() ? "" : " ", attributes,
                     escaped(text));
}

std::string table(const std::vector<std::string>& head,
                  const std::vector<std::vector<std::string>>& rows) {
  std::string all = "<table>\n<thead><tr>";
  for (const std::string& cell : head) all += fmt::format("<th>{}</th>", escaped(cell));
  all += "</tr></thead>\n<tbody>\n";
  for (const auto& row : rows) {
    all += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i)
      all += fmt::format("<{0}>{1}</{0}>", i == 0 ? "th" : "td", escaped(row[i]));
    all += "</tr>\n";
  }
  return all + "</tbody>\n</table>\n";
}

std::string facts(const std::vector<std::pair<std::string, std::string>>& rows) {
  std::string all = "<dl>\n";
  for (const auto& [name, what] : rows)
    all += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", escaped(name), escaped(what));
  return all + "</dl>\n";
}

}  // namespace sitwell::cli
