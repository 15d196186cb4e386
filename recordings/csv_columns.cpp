#include "recordings/csv_columns.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>

#include "recordings/recording_error.hpp"

namespace sitwell {
namespace {

constexpr std::array<std::string_view, 6> axes{"ax", "ay", "az", "gx", "gy", "gz"};
using Names = std::vector<std::string>;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

Names split(std::string_view header) {
  Names names;
  for (;;) {
    const std::size_t stop = header.find(unit_separator);
    names.emplace_back(trimmed(header.substr(0, stop)));
    if (stop == std::string_view::npos) return names;
    header.remove_prefix(stop + 1);
  }
}

std::optional<std::size_t> index_of(const Names& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

bool has_axes(const Names& names, std::string_view prefix, std::size_t first, std::size_t last) {
  return std::all_of(axes.begin() + first, axes.begin() + last, [&](std::string_view axis) {
    return index_of(names, fmt::format("{}{}", prefix, axis)).has_value();
  });
}

/// What the file has instead, for the message.
std::string alternatives(const Names& names) {
  Names prefixes;
  for (const std::string& name : names) {
    if (!name.ends_with(axes[0])) continue;
    const std::string prefix = name.substr(0, name.size() - axes[0].size());
    if (has_axes(names, prefix, 0, axes.size())) prefixes.push_back('"' + prefix + '"');
  }
  if (!prefixes.empty())
    return fmt::format("the prefixes that would work are {}", fmt::join(prefixes, ", "));
  constexpr std::size_t most = 24;
  const std::size_t shown = std::min(names.size(), most);
  Names short_names;
  for (std::size_t i = 0; i < shown; ++i) short_names.push_back(names[i].substr(0, 32));
  return fmt::format("its columns are {}{}", fmt::join(short_names, ", "),
                     names.size() > most ? ", ..." : "");
}

void add_axes(std::vector<WantedColumn>& wanted, const Names& names, const std::string& prefix,
              std::size_t slot, const std::string& file) {
  if (!has_axes(names, prefix, 0, axes.size())) {
    if (has_axes(names, prefix, 0, 3))
      throw RecordingError(
          fmt::format("{0} has an accelerometer ({1}ax, {1}ay, {1}az) but no gyroscope ({1}gx, "
                      "{1}gy, {1}gz), and postures need both",
                      file, prefix));
    throw RecordingError(
        fmt::format("{0} has no columns {1}ax, {1}ay, {1}az, {1}gx, {1}gy, "
                    "{1}gz; {2}",
                    file, prefix, alternatives(names)));
  }
  for (std::size_t i = 0; i < axes.size(); ++i) {
    const std::string name = fmt::format("{}{}", prefix, axes[i]);
    wanted.push_back({*index_of(names, name), slot + i, name});
  }
}

}  // namespace

std::vector<WantedColumn> find_columns(std::string_view header, const ColumnChoice& choice,
                                       const std::string& file) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (header.starts_with(byte_order_mark)) header.remove_prefix(byte_order_mark.size());
  if (std::any_of(header.begin(), header.end(),
                  [](char c) { return c >= 0 && c < ' ' && c != '\t'; }))
    throw RecordingError(file + " is not text: a recording is CSV, or gzip of it");
  std::string line;
  if (!unquote(header, line))
    throw RecordingError(file + " has a header with a quote that is not closed");
  const Names names = split(line);
  std::vector<WantedColumn> wanted;
  const auto time = index_of(names, "t_s");
  if (!time)
    throw RecordingError(fmt::format("{} has no time column t_s (seconds from the start); {}", file,
                                     alternatives(names)));
  wanted.push_back({*time, slot_time, "t_s"});
  add_axes(wanted, names, choice.thigh, slot_thigh, file);
  if (choice.pelvis) {
    if (*choice.pelvis == choice.thigh)
      throw RecordingError(file + ": the thigh and the pelvis cannot be the same columns");
    add_axes(wanted, names, *choice.pelvis, slot_pelvis, file);
  }
  for (const std::string_view name : {"label", "label_src"})
    if (const auto label = index_of(names, name); label && wanted.back().slot != slot_label)
      wanted.push_back({*label, slot_label, std::string(name)});
  std::sort(wanted.begin(), wanted.end(),
            [](const auto& a, const auto& b) { return a.index < b.index; });
  return wanted;
}

bool unquote(std::string_view line, std::string& out) {
  out.clear();
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c != '"')
      out += c == ',' && !quoted ? unit_separator : c;
    else if (quoted && i + 1 < line.size() && line[i + 1] == '"')
      out += line[++i];
    else
      quoted = !quoted;
  }
  return !quoted;
}

}  // namespace sitwell
