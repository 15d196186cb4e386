#include "gui/support/headless.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <utility>

namespace sitwell::gui {

namespace {

constexpr float frame_s = 1.0F / 60;
constexpr int settling_frames = 3;  // a window learns the size of what is in it one frame late
constexpr int most_notches = 60, most_tabs = 300;

struct BuiltFonts {
  ImFontAtlas atlas;
  Fonts fonts;
  int frames = 0;
  /// From 1.92 on, an atlas that is no context's own is to be told of frames.
  void next_frame() {
    ++frames;
#if IMGUI_VERSION_NUM >= 19200
    ImFontAtlasUpdateNewFrame(&atlas, frames, false);
#endif
  }
};

constexpr ImWchar letters[] = {0x20, 0x24F, 0x2010, 0x2044, 0x2190, 0x2193, 0x2212, 0x2212, 0};
constexpr ImWchar icons[] = {0xF000, 0xF2FF, 0};

ImFont* add_font(ImFontAtlas& atlas, const char* file, float pixels) {
  const std::filesystem::path inter = "/usr/share/fonts/opentype/inter";
  const std::filesystem::path awesome =
      "/usr/share/fonts/truetype/font-awesome/fontawesome-webfont.ttf";
  ImFontConfig config;
  config.OversampleH = config.OversampleV = 1;
  ImFont* font = nullptr;
  if (exists(inter / file)) {
    font = atlas.AddFontFromFileTTF((inter / file).c_str(), pixels, &config, letters);
  } else {
    config.SizePixels = pixels;
    font = atlas.AddFontDefault(&config);
  }
  config.MergeMode = true;
  if (exists(awesome)) atlas.AddFontFromFileTTF(awesome.c_str(), pixels * 0.93F, &config, icons);
  return font;
}

/// Built once a scale: it takes longer than a test does.
BuiltFonts& fonts_at(float scale) {
  static std::map<float, std::unique_ptr<BuiltFonts>> built;
  std::unique_ptr<BuiltFonts>& at = built[scale];
  if (!at) {
    at = std::make_unique<BuiltFonts>();
    at->fonts = {.small = add_font(at->atlas, "Inter-Regular.otf", 13 * scale),
                 .body = add_font(at->atlas, "Inter-Regular.otf", 15 * scale),
                 .strong = add_font(at->atlas, "Inter-SemiBold.otf", 15 * scale),
                 .title = add_font(at->atlas, "InterDisplay-SemiBold.otf", 22 * scale),
                 .figure = add_font(at->atlas, "InterDisplay-SemiBold.otf", 30 * scale)};
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    at->atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
  }
  return *at;
}

#if IMGUI_VERSION_NUM < 18700
// ImGui's names are kept apart from letters and digits, which are their own numbers, as GLFW's are.
constexpr int named_keys = 256;
constexpr std::pair<int, char> letter_keys[] = {{ImGuiKey_A, 'A'}, {ImGuiKey_C, 'C'},
                                                {ImGuiKey_V, 'V'}, {ImGuiKey_X, 'X'},
                                                {ImGuiKey_Y, 'Y'}, {ImGuiKey_Z, 'Z'}};

void know_keys(ImGuiIO& io) {
  for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = named_keys + key;
  for (const auto& [key, letter] : letter_keys) io.KeyMap[key] = letter;
  io.KeyMap[ImGuiKey_Space] = ' ';
}
int index_of(ImGuiKey key) { return ImGui::GetIO().KeyMap[key]; }
int index_of_character(char key) { return key == '+' ? '=' : key; }
#else
void know_keys(ImGuiIO&) {}
int index_of(ImGuiKey key) { return key; }
int index_of_character(char key) {
  if (key >= 'A' && key <= 'Z') return ImGuiKey_A + (key - 'A');
  if (key >= '0' && key <= '9') return ImGuiKey_0 + (key - '0');
  return key == '+' ? ImGuiKey_Equal : key == '-' ? ImGuiKey_Minus : ImGuiKey_Space;
}
#endif

}  // namespace

Headless::Headless(const HeadlessSettings& settings) : settings_{settings} {
  BuiltFonts& built = fonts_at(settings.scale);
  context_ = ImGui::CreateContext(&built.atlas);
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = {settings.width * settings.scale, settings.height * settings.scale};
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigInputTextCursorBlink = false;
  io.FontDefault = built.fonts.body;
  know_keys(io);
  io.MousePos = {-1, -1};  // somewhere, so that its first movement is one
  ui_.palette = palette_of(settings.theme);
  ui_.fonts = built.fonts;
  ui_.scale = settings.scale;
  ui_.rects = &rects_;
  ui_.transcript = &text_;
  apply_style(ui_.palette, ui_.scale);
}

Headless::~Headless() { ImGui::DestroyContext(context_); }

void Headless::frame(Draw draw) {
  draw_ = std::move(draw);
  bare_ = false;
  frames(settling_frames);
}

void Headless::frame_bare(Draw draw) {
  draw_ = std::move(draw);
  bare_ = true;
  frames(settling_frames);
}

void Headless::frames(int count) {
  for (int i = 0; i < count; ++i) later(frame_s);
}

void Headless::later(double seconds) {
  now_s_ += seconds;
  draw_once();
}

void Headless::draw_once() {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.DeltaTime = frame_s;
  rects_.clear();
  text_.clear();
  ui_.now_s = now_s_;
  ui_.motion = motion;
  ui_.next_frame_in_s.reset();
  fonts_at(settings_.scale).next_frame();
  ImGui::NewFrame();
  if (bare_) {
    draw_(ui_);
  } else {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ui_.px(size::margin, size::margin));
    ImGui::Begin("screen", nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoBringToFrontOnFocus);
    ImGui::PopStyleVar();
    draw_(ui_);
    ImGui::End();
  }
  ImGui::Render();
  next_frame_in_s_ = ui_.next_frame_in_s;
}

// The input of ImGui before 1.87 is a state, later a queue; nothing else here depends on it.
#if IMGUI_VERSION_NUM < 18700
void Headless::move_to(ImVec2 place) {
  ImGui::GetIO().MousePos = place;
  frames();
}
void Headless::hold_mouse(bool down) {
  ImGui::GetIO().MouseDown[0] = down;
  frames();
}
void Headless::hold(int index, bool down) {
  ImGui::GetIO().KeysDown[index] = down;
  frames();
}
void Headless::modifiers(bool control, bool shift) {
  ImGui::GetIO().KeyCtrl = control;
  ImGui::GetIO().KeyShift = shift;
}
void Headless::wheel(std::string_view name, float notches) {
  hover(name);
  ImGui::GetIO().MouseWheel = notches;
  frames();
  frames(settling_frames);
}
#else
void Headless::move_to(ImVec2 place) {
  ImGui::GetIO().AddMousePosEvent(place.x, place.y);
  frames();
}
void Headless::hold_mouse(bool down) {
  ImGui::GetIO().AddMouseButtonEvent(0, down);
  frames();
}
void Headless::hold(int index, bool down) {
  ImGui::GetIO().AddKeyEvent(static_cast<ImGuiKey>(index), down);
  frames();
}
void Headless::modifiers(bool control, bool shift) {
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, control);
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, shift);
}
void Headless::wheel(std::string_view name, float notches) {
  hover(name);
  ImGui::GetIO().AddMouseWheelEvent(0, notches);
  frames();
  frames(settling_frames);
}
#endif

Rect Headless::rect(std::string_view name) const {
  if (const auto found = rects_.find(name)) return *found;
  std::string message{"nothing on screen is named "};
  message.append(name).append("; there are:");
  for (const auto& [known, rect] : rects_.all()) message.append(1, ' ').append(known);
  throw std::out_of_range{message};
}

ImVec2 Headless::place_of(std::string_view name, float across, float down) {
  ImGui::SetCurrentContext(context_);
  const auto place = [&] {
    const Rect at = rect(name);
    return ImVec2{at.min.x + across * at.width(), at.min.y + down * at.height()};
  };
  const float height = ImGui::GetIO().DisplaySize.y;
  for (int i = 0; i < most_notches && (place().y < 0 || place().y >= height); ++i) {
    ImGuiIO& io = ImGui::GetIO();
    move_to({place().x, height / 2});
    const float notch = place().y < 0 ? 1.0F : -1.0F;
#if IMGUI_VERSION_NUM < 18700
    io.MouseWheel = notch;
#else
    io.AddMouseWheelEvent(0, notch);
#endif
    frames(2);
  }
  return place();
}

void Headless::hover_at(std::string_view name, float across, float down) {
  move_to(place_of(name, across, down));
  frames();
}

void Headless::hover(std::string_view name) { hover_at(name, 0.5F, 0.5F); }

void Headless::hold_down(std::string_view name) {
  hover(name);
  hold_mouse(true);
}

void Headless::let_go() { hold_mouse(false); }

void Headless::click_at(std::string_view name, float across, float down) {
  hover_at(name, across, down);
  hold_mouse(true);
  hold_mouse(false);
  frames(settling_frames);
}

void Headless::click(std::string_view name) { click_at(name, 0.5F, 0.5F); }

void Headless::double_click_at(std::string_view name, float across, float down) {
  hover_at(name, across, down);
  for (int i = 0; i < 2; ++i) {
    hold_mouse(true);
    hold_mouse(false);
  }
  frames(settling_frames);
}

void Headless::drag(std::string_view name, float right, float down) {
  const ImVec2 from = place_of(name, 0.5F, 0.5F);
  move_to(from);
  hold_mouse(true);
  constexpr int steps = 8;
  for (int i = 1; i <= steps; ++i) {
    const float share = static_cast<float>(i) / steps * settings_.scale;
    move_to({from.x + right * share, from.y + down * share});
  }
  hold_mouse(false);
  frames(settling_frames);
}

void Headless::press(ImGuiKey key, bool control, bool shift) {
  ImGui::SetCurrentContext(context_);
  modifiers(control, shift);
  hold(index_of(key), true);
  hold(index_of(key), false);
  modifiers(false, false);
  frames(settling_frames);
}

void Headless::press(char key, bool control, bool shift) {
  ImGui::SetCurrentContext(context_);
  modifiers(control, shift);
  hold(index_of_character(key), true);
  hold(index_of_character(key), false);
  modifiers(false, false);
  frames(settling_frames);
}

void Headless::type(std::string_view text) {
  ImGui::SetCurrentContext(context_);
  for (const char letter : text) {  // one a frame, as somebody types
    const char one[] = {letter, '\0'};
    ImGui::GetIO().AddInputCharactersUTF8(one);
    if ((letter & 0x80) == 0) frames();
  }
  frames(settling_frames);
}

std::string Headless::focused() const {
  ImGui::SetCurrentContext(context_);
  ImGuiWindow* window = context_->NavWindow;
#if IMGUI_VERSION_NUM >= 19140
  const bool shown = context_->NavCursorVisible;
#else
  const bool shown = !context_->NavDisableHighlight;
#endif
  if (!window || context_->NavId == 0) return {};
  const bool typing = context_->IO.WantTextInput;
  for (const auto& [name, rect] : rects_.all()) {
    if (shown && window->GetID(name.c_str()) == context_->NavId) return name;
    const std::string field = std::string{"##"}.append(name);
    if ((shown || typing) && window->GetID(field.c_str()) == context_->NavId) return name;
  }
  return {};
}

void Headless::tab_to(std::string_view name) {
  for (int i = 0; i < most_tabs && focused() != name; ++i) press(ImGuiKey_Tab);
  if (focused() != name) (void)rect(std::string{name}.append(" (by Tab)"));
}

bool Headless::shows(std::string_view words) const {
  return text_.find(words) != std::string::npos;
}

Rect Headless::drawn() const {
  ImGui::SetCurrentContext(context_);
  Rect all{{1e9F, 1e9F}, {-1e9F, -1e9F}};
  const ImDrawData* data = ImGui::GetDrawData();
  for (int i = 0; i < data->CmdListsCount; ++i)
    for (const ImDrawVert& vertex : data->CmdLists[i]->VtxBuffer) {
      all.min = {std::min(all.min.x, vertex.pos.x), std::min(all.min.y, vertex.pos.y)};
      all.max = {std::max(all.max.x, vertex.pos.x), std::max(all.max.y, vertex.pos.y)};
    }
  return all;
}

std::string Headless::collisions(const std::vector<std::string>& names) const {
  constexpr float touching = 0.5F;
  std::string all;
  for (std::size_t i = 0; i < names.size(); ++i)
    for (std::size_t j = i + 1; j < names.size(); ++j) {
      const Rect a = rect(names[i]), b = rect(names[j]);
      if (a.min.x < b.max.x - touching && b.min.x < a.max.x - touching &&
          a.min.y < b.max.y - touching && b.min.y < a.max.y - touching)
        all.append(names[i]).append(" over ").append(names[j]).append(1, '\n');
    }
  return all;
}

bool Headless::inside(std::string_view inner, std::string_view outer) const {
  constexpr float touching = 0.5F;
  const Rect in = rect(inner), out = rect(outer);
  return in.min.x >= out.min.x - touching && in.min.y >= out.min.y - touching &&
         in.max.x <= out.max.x + touching && in.max.y <= out.max.y + touching;
}

std::vector<std::string> Headless::named(std::string_view prefix) const {
  std::vector<std::string> names;
  for (const auto& [name, rect] : rects_.all())
    if (name.starts_with(prefix)) names.push_back(name);
  return names;
}

}  // namespace sitwell::gui
