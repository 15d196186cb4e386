#include "gui/window/key_queue.hpp"

#if IMGUI_VERSION_NUM < 18700

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>

#include <deque>

namespace sitwell::gui {

namespace {

struct KeyEvent {
  GLFWwindow* window;
  int key, scancode, action, mods;
};
std::deque<KeyEvent> waiting;  // GLFW's callbacks know nobody but the window

}  // namespace

void queue_keys(GLFWwindow* window) {
  glfwSetKeyCallback(window, [](GLFWwindow* where, int key, int scancode, int action, int mods) {
    waiting.push_back({where, key, scancode, action, mods});
  });
}

bool hand_on_key() {
  if (waiting.empty()) return false;
  const KeyEvent event = waiting.front();
  waiting.pop_front();
  ImGui_ImplGlfw_KeyCallback(event.window, event.key, event.scancode, event.action, event.mods);
  return !waiting.empty();
}

}  // namespace sitwell::gui

#endif
