// What the versions of ImGui from 1.86 to 1.92 call differently, beside keys.hpp: one place for it.
#pragma once

#include <imgui.h>
// Own widgets are made of the parts that ImGui makes its own of.
#include <imgui_internal.h>

namespace sitwell::gui {

#if IMGUI_VERSION_NUM < 18700
inline constexpr ImGuiKey keypad_enter = ImGuiKey_KeyPadEnter;
#else
inline constexpr ImGuiKey keypad_enter = ImGuiKey_KeypadEnter;
#endif

/// In device pixels, as it was rasterised.
inline float size_of(const ImFont& font) {
#if IMGUI_VERSION_NUM >= 19200
  return font.LegacySize;
#else
  return font.FontSize;
#endif
}

/// Where a line of that width ends; `from` itself when not even one word fits.
inline const char* word_wrap(ImFont& font, const char* from, const char* end, float width) {
#if IMGUI_VERSION_NUM >= 19200
  return font.CalcWordWrapPosition(font.LegacySize, from, end, width);
#else
  return font.CalcWordWrapPositionA(1.0F, from, end, width);
#endif
}

inline bool has_glyph(ImFont& font, ImWchar glyph) {
#if IMGUI_VERSION_NUM >= 19200
  return font.IsGlyphInFont(glyph);
#else
  return font.FindGlyphNoFallback(glyph) != nullptr;
#endif
}

/// Of the item that was placed last: pressed again and again while it is held (PushButtonRepeat).
#if IMGUI_VERSION_NUM < 19100
inline bool repeats() { return (GImGui->LastItemData.InFlags & ImGuiItemFlags_ButtonRepeat) != 0; }
inline ImGuiButtonFlags repeat_flags() { return repeats() ? ImGuiButtonFlags_Repeat : 0; }
#else
inline bool repeats() { return (GImGui->CurrentItemFlags & ImGuiItemFlags_ButtonRepeat) != 0; }
inline ImGuiButtonFlags repeat_flags() { return 0; }  // ImGui looks itself
#endif

/// Whether the keyboard is what somebody uses now, so that its focus is to be seen.
inline bool focus_is_shown() {
#if IMGUI_VERSION_NUM >= 19140
  return GImGui->NavCursorVisible;
#else
  return !GImGui->NavDisableHighlight;
#endif
}

/// Whether its keys were used later than the mouse was moved.
inline bool keyboard_leads() {
#if IMGUI_VERSION_NUM >= 19140
  return GImGui->NavHighlightItemUnderNav;
#else
  return GImGui->NavDisableMouseHover;
#endif
}

inline void show_focus() {
#if IMGUI_VERSION_NUM >= 19140
  GImGui->NavCursorVisible = true;
  GImGui->NavHighlightItemUnderNav = true;
#else
  GImGui->NavDisableHighlight = false;
  GImGui->NavDisableMouseHover = true;
#endif
}

/// The item that was just placed takes the wheel while it is pointed at: the page stays.
inline void take_wheel() {
#if IMGUI_VERSION_NUM >= 18900
  ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
#else
  ImGui::SetItemUsingMouseWheel();
#endif
}

/// Before 1.89, Tab goes through text fields alone, from the first again each time. An item that
/// says it is one is gone through, too (`item` looks at keys itself, so it is not pressed by that);
/// and once the item that has the focus was placed, the search begins anew after it. A focus whose
/// item is gone is left behind: Tab begins with the first.
#if IMGUI_VERSION_NUM < 18900
inline constexpr ImGuiItemFlags tab_stop = ImGuiItemFlags_Inputable;
inline void go_on_with_tab(ImGuiID placed) {
  ImGuiContext& g = *GImGui;
  const bool tab = g.NavMoveSubmitted && (g.NavMoveFlags & ImGuiNavMoveFlags_Tabbing) &&
                   !(g.NavMoveFlags & ImGuiNavMoveFlags_FocusApi) && g.NavTabbingDir == 0;
  const bool used = focus_is_shown() || g.LastActiveId == placed;  // else it is where a page begins
  if (!tab || g.NavId != placed || !used) return;
  g.NavTabbingDir = +1;
  g.NavTabbingCounter = 1;
  g.NavMoveScoringItems = g.NavAnyRequest = true;
}
inline bool reached_by_tab(ImGuiID id) {
  const ImGuiContext& g = *GImGui;
  return g.NavActivateInputId == id && (g.NavActivateFlags & ImGuiActivateFlags_TryToPreserveState);
}
#else
inline constexpr ImGuiItemFlags tab_stop = ImGuiItemFlags_None;
inline void go_on_with_tab(ImGuiID) {}
inline bool reached_by_tab(ImGuiID) { return false; }
#endif

}  // namespace sitwell::gui
