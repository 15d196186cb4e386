#include "gui/kit/text.hpp"

#include <algorithm>
#include <cmath>

#include "gui/kit/imgui_differences.hpp"
#include "gui/kit/item.hpp"

namespace sitwell::gui {

namespace {

constexpr float leading = 0.28F;  // between the lines of prose, of the font's size
constexpr float no_limit = 1e6F;  // FLT_MAX would do, but is not to be added to

void write_down(Ui& ui, std::string_view words) {
  if (ui.transcript) ui.transcript->append(words).append(1, '\n');
}

// Half a pixel goes up: between two rows, letters look too low rather than too high.
ImVec2 whole(ImVec2 at) { return {std::round(at.x), std::ceil(at.y - 0.5F)}; }

float line_step(const ImFont& font) { return std::round(size_of(font) * (1 + leading)); }

const char* one_more(const char* from, const char* end) {
  ++from;
  while (from < end && (static_cast<unsigned char>(*from) & 0xC0) == 0x80) ++from;
  return from;
}

/// Each line of `words` in that width.
template <typename Take>
void lines_of(ImFont& font, std::string_view words, float width, Take&& take) {
  const char* from = words.data();
  const char* const end = from + words.size();
  while (from < end) {
    const char* const stop = std::find(from, end, '\n');
    const char* to = from == stop ? stop : word_wrap(font, from, stop, width);
    if (to == from && to < stop) to = one_more(from, stop);
    take(std::string_view{from, static_cast<std::size_t>(to - from)});
    from = to;
    while (from < stop && *from == ' ') ++from;
    if (from == stop && stop < end) ++from;
  }
}

float room(float width) {
  return width > 0 ? width : std::max(1.0F, ImGui::GetContentRegionAvail().x);
}

float width_of(ImFont* font, std::string_view words) {
  if (words.empty()) return 0;  // whose data ImGui would take for a string with an end
  return font
      ->CalcTextSizeA(size_of(*font), no_limit, 0, words.data(), words.data() + words.size(),
                      nullptr)
      .x;
}

}  // namespace

ImFont* font_of(const Ui& ui, TextRank rank) {
  switch (rank) {
    case TextRank::small:
    case TextRank::muted_small: return ui.fonts.small;
    case TextRank::body:
    case TextRank::muted: return ui.fonts.body;
    case TextRank::strong: return ui.fonts.strong;
    case TextRank::title: return ui.fonts.title;
    case TextRank::figure: return ui.fonts.figure;
  }
  return ui.fonts.body;
}

ImU32 colour_of(const Ui& ui, TextRank rank) {
  const bool second = rank == TextRank::muted || rank == TextRank::muted_small;
  return second ? ui.palette.muted : ui.palette.text;
}

ImVec2 text_size(const Ui& ui, TextRank rank, std::string_view words, float wrap_width) {
  ImFont* font = font_of(ui, rank);
  if (wrap_width <= 0) return {std::ceil(width_of(font, words)), size_of(*font)};
  ImVec2 size{0, 0};
  lines_of(*font, words, wrap_width, [&](std::string_view line) {
    size.x = std::max(size.x, std::ceil(width_of(font, line)));
    size.y += line_step(*font);
  });
  return size;
}

std::string cut_to(const Ui& ui, TextRank rank, std::string_view words, float width) {
  ImFont* font = font_of(ui, rank);
  if (std::floor(width_of(font, words)) <= width) return std::string{words};
  const std::string_view dots = has_glyph(*font, 0x2026) ? "\xE2\x80\xA6" : "...";
  const char* end = words.data();
  const float left = std::max(0.0F, width - width_of(font, dots));
  font->CalcTextSizeA(size_of(*font), left, 0, words.data(), words.data() + words.size(), &end);
  std::string cut{words.data(), end};
  while (!cut.empty() && cut.back() == ' ') cut.pop_back();
  return cut.append(dots);
}

void text(Ui& ui, TextRank rank, std::string_view words, float width) {
  const float most = room(width);
  const std::string shown = cut_to(ui, rank, words, most);
  const ImVec2 size = text_size(ui, rank, shown);
  ImVec2 at = ImGui::GetCursorScreenPos();
  at.y += ImGui::GetCurrentWindow()->DC.CurrLineTextBaseOffset;
  ImGui::ItemSize({std::min(size.x, most), size.y}, 0);
  ImGui::ItemAdd({at, {at.x + std::min(size.x, most), at.y + size.y}}, 0);
  text_at(ui, *ImGui::GetWindowDrawList(), rank, at, 0, colour_of(ui, rank), shown);
  if (shown.size() != words.size() && ImGui::IsItemHovered()) tooltip(ui, words);
}

void prose(Ui& ui, TextRank rank, std::string_view words, float width, float align) {
  const float most = room(width);
  ImFont* font = font_of(ui, rank);
  ImVec2 size = text_size(ui, rank, words, most);
  if (align > 0) size.x = most;
  ImVec2 at = ImGui::GetCursorScreenPos();
  at.y += ImGui::GetCurrentWindow()->DC.CurrLineTextBaseOffset;
  ImGui::ItemSize(size, 0);
  const bool seen = ImGui::ItemAdd({at, {at.x + size.x, at.y + size.y}}, 0);
  write_down(ui, words);
  if (!seen) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  float y = at.y + (line_step(*font) - size_of(*font)) / 2;
  lines_of(*font, words, most, [&](std::string_view line) {
    const float x = align > 0 ? at.x + align * (most - width_of(font, line)) : at.x;
    if (!line.empty())
      list.AddText(font, size_of(*font), whole({x, y}), colour_of(ui, rank), line.data(),
                   line.data() + line.size());
    y += line_step(*font);
  });
}

void text_at(Ui& ui, ImDrawList& list, TextRank rank, ImVec2 at, float align, ImU32 colour,
             std::string_view words) {
  if (words.empty()) return;
  write_down(ui, words);
  ImFont* font = font_of(ui, rank);
  if (align > 0) at.x -= align * width_of(font, words);
  list.AddText(font, size_of(*font), whole(at), colour, words.data(), words.data() + words.size());
}

}  // namespace sitwell::gui
