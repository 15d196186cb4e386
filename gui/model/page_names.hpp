// The pages by name, as --page and other programs say them.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "gui/model/request.hpp"

namespace sitwell::gui {

inline constexpr std::array<std::string_view, 9> all_page_names{
    "today", "history", "routines", "check-in", "plan", "learn", "clip", "settings", "gallery"};

constexpr std::string_view name_of(Page page) {
  return all_page_names[static_cast<std::size_t>(page)];
}
/// Nothing where there is no such page.
constexpr std::optional<Page> page_named(std::string_view name) {
  for (std::size_t i = 0; i < all_page_names.size(); ++i)
    if (all_page_names[i] == name) return static_cast<Page>(i);
  return std::nullopt;
}

}  // namespace sitwell::gui
