// ImGui's own style: what of it is seen are windows, fields, lists that open, scroll bars and
// tooltips.
#include "gui/kit/ui.hpp"

namespace sitwell::gui {

namespace {

void apply_sizes(ImGuiStyle& style) {
  style.WindowPadding = {size::padding, size::padding};
  style.WindowRounding = 0;
  style.WindowBorderSize = 0;
  style.ChildRounding = 0;
  style.ChildBorderSize = 0;
  style.PopupRounding = size::card_radius;
  style.PopupBorderSize = 1;
  style.FramePadding = {12, 9};
  style.FrameRounding = size::control_radius;
  style.FrameBorderSize = 1;
  style.ItemSpacing = {8, 8};
  style.ItemInnerSpacing = {8, 6};
  style.ScrollbarSize = 12;
  style.ScrollbarRounding = 6;
  style.GrabMinSize = 24;
  style.GrabRounding = 6;
  style.DisplaySafeAreaPadding = {4, 4};
}

}  // namespace

void apply_style(const Palette& palette, float scale) {
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle{};
  apply_sizes(style);
  style.ScaleAllSizes(scale);
  style.FrameBorderSize = style.PopupBorderSize = scale;  // ScaleAllSizes leaves borders alone
  const auto set = [&style](int what, ImU32 colour) {
    style.Colors[what] = ImGui::ColorConvertU32ToFloat4(colour);
  };
  for (int what = 0; what < ImGuiCol_COUNT; ++what) set(what, palette.accent);  // nothing grey
  constexpr ImU32 nothing = 0;
  set(ImGuiCol_Text, palette.text);
  set(ImGuiCol_TextDisabled, palette.muted);
  set(ImGuiCol_WindowBg, palette.background);
  set(ImGuiCol_ChildBg, nothing);
  set(ImGuiCol_PopupBg, palette.surface);
  set(ImGuiCol_Border, palette.border);
  set(ImGuiCol_BorderShadow, nothing);
  set(ImGuiCol_FrameBg, palette.surface);
  set(ImGuiCol_FrameBgHovered, palette.surface);
  set(ImGuiCol_FrameBgActive, palette.surface);
  set(ImGuiCol_ScrollbarBg, nothing);
  set(ImGuiCol_ScrollbarGrab, with_alpha(palette.faint, 0.45F));
  set(ImGuiCol_ScrollbarGrabHovered, with_alpha(palette.faint, 0.8F));
  set(ImGuiCol_ScrollbarGrabActive, palette.faint);
  for (const int what : {ImGuiCol_Button, ImGuiCol_Header, ImGuiCol_TitleBg, ImGuiCol_MenuBarBg})
    set(what, palette.raised);
  for (const int what : {ImGuiCol_ButtonHovered, ImGuiCol_ButtonActive, ImGuiCol_HeaderHovered,
                         ImGuiCol_HeaderActive, ImGuiCol_TextSelectedBg})
    set(what, palette.accent_soft);
  for (const int what : {ImGuiCol_Separator, ImGuiCol_TableBorderStrong, ImGuiCol_TableBorderLight})
    set(what, palette.border);
  set(ImGuiCol_TableRowBg, nothing);
  set(ImGuiCol_TableRowBgAlt, palette.raised);
  set(ImGuiCol_ModalWindowDimBg, IM_COL32(0, 0, 0, 110));
}

}  // namespace sitwell::gui
