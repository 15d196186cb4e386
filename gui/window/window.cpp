#include "gui/window/window.hpp"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

#include "gui/window/canvas.hpp"
#include "gui/window/fonts.hpp"
#include "gui/window/icon.hpp"
#include "gui/window/key_queue.hpp"

namespace sitwell::gui {

namespace {

// ImGui lays some things out by what it saw the frame before; after three nothing changes any more.
constexpr int frames_after_input = 3;
// Eyes see no more of an angle that changes.
constexpr double least_between_live_s = 0.095;
// Without anything to wait for it looks around now and then, so that no wake-up that was lost is
// lost for good.
constexpr double longest_wait_s = 60;

// The name of the desktop entry, by which desktops find icon and title for the window.
constexpr const char* desktop_id = "org.sitwell.Dashboard";

std::string last_glfw_error() {
  const char* words = nullptr;
  glfwGetError(&words);
  return words ? words : "GLFW does not say why";
}

struct Scales {
  float content = 1;  ///< device pixels a pixel of the design
  float pixels = 1;   ///< device pixels a coordinate of the window
  [[nodiscard]] float design() const { return content / pixels; }
};

Scales scales_of(GLFWwindow* window) {
  Scales scales;
  float ignored = 1;
  glfwGetWindowContentScale(window, &scales.content, &ignored);
  scales.content = std::clamp(scales.content, 0.5F, 4.0F);
  int width = 0, height = 0, pixels = 0, ignored_too = 0;
  glfwGetWindowSize(window, &width, &height);
  glfwGetFramebufferSize(window, &pixels, &ignored_too);
  if (width > 0 && pixels > 0)
    scales.pixels = static_cast<float>(pixels) / static_cast<float>(width);
  return scales;
}

/// The one where windows open first.
std::vector<ScreenArea> screens() {
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  std::vector<ScreenArea> areas;
  for (int i = 0; i < count; ++i) {
    ScreenArea area;
    glfwGetMonitorWorkarea(monitors[i], &area.x, &area.y, &area.width, &area.height);
    if (area.width > 0 && area.height > 0) areas.push_back(area);
  }
  return areas;
}

// From 1.92 on ImGui's backend does so by itself, and rasterises what is new later.
void upload_fonts() {
#if IMGUI_VERSION_NUM < 19200
  // All of its objects, or its first frame would build the fonts once more.
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
  ImGui_ImplOpenGL3_CreateDeviceObjects();
  ImGui::GetIO().Fonts->ClearInputData();  // the texture has it all now
  ImGui::GetIO().Fonts->ClearTexData();
#endif
}

// With each swap drawn when the screen is; but Wayland keeps a window waiting that nobody sees, and
// with it what is asked of it meanwhile.
int swap_interval() {
#ifdef GLFW_PLATFORM_WAYLAND  // GLFW 3.4
  return glfwGetPlatform() == GLFW_PLATFORM_WAYLAND ? 0 : 1;
#else
  return 1;
#endif
}

}  // namespace

struct Window::State {
  GLFWwindow* window = nullptr;
  Ui ui;
  Rects rects;
  int owed = frames_after_input;  // frames that input asks for
  double due_s = 0;               // when a frame is due for its own sake
  double drawn_s = 0;             // when the last one was drawn
  bool live_waits = false;        // live values that are not drawn yet
  std::vector<Rect> was_live;     // where the last frame had some
  std::optional<Canvas> canvas;
  bool rescale = true;
  WindowPlace restored;  // the place while it was not maximised
  std::string words;     // that fonts have letters for

  static State& of(GLFWwindow* window) {
    return *static_cast<State*>(glfwGetWindowUserPointer(window));
  }
  void wants_frames() { owed = frames_after_input; }
  void listen();
  void scale();
  void draw(const std::function<void(Ui&)>& frame, bool live_only);
  [[nodiscard]] std::optional<Rect> live_part() const;
  [[nodiscard]] double next_s() const;
  [[nodiscard]] bool hidden() const {
    return glfwGetWindowAttrib(window, GLFW_ICONIFIED) ||
           !glfwGetWindowAttrib(window, GLFW_VISIBLE);
  }
  void note_place();
};

// Any of these asks for frames. ImGui's backend calls them after its own.
void Window::State::listen() {
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double, double) { of(w).wants_frames(); });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int) { of(w).wants_frames(); });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int, int, int) { of(w).wants_frames(); });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double, double) { of(w).wants_frames(); });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned) { of(w).wants_frames(); });
  glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int) { of(w).wants_frames(); });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { of(w).wants_frames(); });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { of(w).wants_frames(); });
  glfwSetWindowIconifyCallback(window, [](GLFWwindow* w, int) { of(w).wants_frames(); });
  glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) {
    of(w).rescale = true;
    of(w).wants_frames();
  });
  glfwSetKeyCallback(window, [](GLFWwindow* w, int, int, int, int) { of(w).wants_frames(); });
}

// Fonts are rasterised for the screen's pixels; all else is laid out in the window's coordinates,
// which on some desktops are larger.
void Window::State::scale() {
  rescale = false;
  const Scales scales = scales_of(window);
  ui.scale = scales.design();
  ui.fonts = load_fonts(*ImGui::GetIO().Fonts, scales.content, words);
  ImGui::GetIO().FontGlobalScale = 1 / scales.pixels;
  upload_fonts();
  apply_style(ui.palette, ui.scale);
  glfwSetWindowSizeLimits(window, static_cast<int>(ui.px(size::least_width)),
                          static_cast<int>(ui.px(size::least_height)), GLFW_DONT_CARE,
                          GLFW_DONT_CARE);
}

// All that is live now or was the frame before.
std::optional<Rect> Window::State::live_part() const {
  std::optional<Rect> part;
  for (const std::vector<Rect>* rects_of : {&ui.live, &was_live})
    for (const Rect& rect : *rects_of) {
      if (!part) part = rect;
      part->min = {std::min(part->min.x, rect.min.x), std::min(part->min.y, rect.min.y)};
      part->max = {std::max(part->max.x, rect.max.x), std::max(part->max.y, rect.max.y)};
    }
  return ui.live.empty() ? std::nullopt : part;
}

double Window::State::next_s() const {
  return live_waits ? std::min(due_s, drawn_s + least_between_live_s) : due_s;
}

void Window::State::draw(const std::function<void(Ui&)>& frame, bool live_only) {
  if (rescale) scale();
  if (hand_on_key()) owed = std::max(owed, frames_after_input);
  ui.now_s = glfwGetTime();
  ui.next_frame_in_s.reset();
  rects.clear();
  was_live = std::exchange(ui.live, {});
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
  frame(ui);
  ImGui::Render();
  int width = 0, height = 0;
  glfwGetFramebufferSize(window, &width, &height);
  if (!canvas) canvas.emplace(window);
  canvas->draw(*ImGui::GetDrawData(), width, height, ui.palette.background,
               live_only ? live_part() : std::nullopt);
  live_waits = false;
  drawn_s = glfwGetTime();
  due_s = drawn_s + std::clamp(ui.next_frame_in_s.value_or(longest_wait_s), 0.0, longest_wait_s);
}

void Window::State::note_place() {
  if (glfwGetWindowAttrib(window, GLFW_MAXIMIZED) || hidden()) return;
  int x = 0, y = 0;
  glfwGetWindowPos(window, &x, &y);
  restored.position = {x, y};
  glfwGetWindowSize(window, &restored.width, &restored.height);
}

Window::Window(const std::string& title, const WindowPlace& asked, ThemeKind theme,
               std::string words)
    : state_(std::make_unique<State>()) {
  State& state = *state_;
  if (!glfwInit())
    throw std::runtime_error(
        fmt::format("There is no display to draw on ({}). `sitwell today` says the same in a "
                    "terminal; `sitwell-dashboard --screenshot FILE.png` makes a picture.",
                    last_glfw_error()));
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_FALSE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, desktop_id);
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "sitwell-dashboard");
#ifdef GLFW_WAYLAND_APP_ID  // GLFW 3.4
  glfwWindowHintString(GLFW_WAYLAND_APP_ID, desktop_id);
#endif
  state.window = glfwCreateWindow(asked.width, asked.height, title.c_str(), nullptr, nullptr);
  if (!state.window) {
    const std::string why = last_glfw_error();
    glfwTerminate();
    throw std::runtime_error(fmt::format("No window with OpenGL 3 can be opened: {}", why));
  }
  glfwSetWindowUserPointer(state.window, &state);
  state.words = std::move(words);
  const WindowPlace place = fitted(asked, screens(), scales_of(state.window).design());
  state.restored = place;
  glfwSetWindowSize(state.window, place.width, place.height);
  set_window_icon(state.window);
  glfwMakeContextCurrent(state.window);
  glfwSwapInterval(swap_interval());
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigInputTextCursorBlink = false;  // a frame twice a second for nothing
  // Ours come first: the backend keeps those it finds and calls them, too.
  state.listen();
  ImGui_ImplGlfw_InitForOpenGL(state.window, true);
  ImGui_ImplOpenGL3_Init();
  queue_keys(state.window);
  state.ui.rects = &state.rects;
  set_theme(theme);
  if (place.position) glfwSetWindowPos(state.window, place.position->first, place.position->second);
  if (place.maximised) glfwMaximizeWindow(state.window);
}

Window::~Window() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
  glfwDestroyWindow(state_->window);
  glfwTerminate();
}

void Window::run(const std::function<News()>& turn, const std::function<void(Ui&)>& frame) {
  State& state = *state_;
  turn();
  state.draw(frame, false);  // shown with something in it
  glfwShowWindow(state.window);
  while (!glfwWindowShouldClose(state.window)) {
    const bool hidden = state.hidden();
    const double wait = hidden ? longest_wait_s : state.next_s() - glfwGetTime();
    if (wait > 0 && (hidden || state.owed == 0))
      glfwWaitEventsTimeout(wait);
    else
      glfwPollEvents();
    state.note_place();
    const News news = turn();
    if (state.hidden()) continue;
    if (news == News::all) state.owed = std::max(state.owed, 1);
    if (news == News::live) state.live_waits = true;
    const double now = glfwGetTime();
    if (state.owed == 0 && now < state.next_s()) continue;
    const bool live_only = state.owed == 0 && now < state.due_s;
    state.owed = std::max(0, state.owed - 1);
    state.draw(frame, live_only);
  }
}

void Window::wake() { glfwPostEmptyEvent(); }

void Window::raise() {
  if (glfwGetWindowAttrib(state_->window, GLFW_ICONIFIED)) glfwRestoreWindow(state_->window);
  glfwShowWindow(state_->window);
  glfwFocusWindow(state_->window);
  glfwRequestWindowAttention(state_->window);
}

void Window::close() { glfwSetWindowShouldClose(state_->window, GLFW_TRUE); }

void Window::set_theme(ThemeKind theme) {
  state_->ui.palette = palette_of(theme);
  apply_style(state_->ui.palette, state_->ui.scale);
  state_->owed = frames_after_input;
}

WindowPlace Window::place() const {
  WindowPlace place = state_->restored;
  place.maximised = glfwGetWindowAttrib(state_->window, GLFW_MAXIMIZED) != 0;
  return place;
}

void Window::copy(const std::string& text) { glfwSetClipboardString(state_->window, text.c_str()); }

}  // namespace sitwell::gui
