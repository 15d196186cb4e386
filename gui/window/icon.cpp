#include "gui/window/icon.hpp"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace sitwell::gui {

namespace {

// In the SVG's box of 64 by 64: the trunk, the thigh and the shank of somebody who sits, and the
// arc of the hip's angle.
struct Point {
  float x, y;
};
struct Stroke {
  Point from, to;
  float half;
};
constexpr std::array body{Stroke{{21, 26.5F}, {21, 42}, 4.2F}, Stroke{{21, 42}, {44, 42}, 4.2F},
                          Stroke{{44, 42}, {44, 52}, 4.2F}};
constexpr Point head{21, 13}, hip{21, 42};
constexpr float head_radius = 6, arc_radius = 16, arc_half = 2.5F, box = 64, corner = 14;

float distance(Point at, const Stroke& stroke) {
  const float dx = stroke.to.x - stroke.from.x, dy = stroke.to.y - stroke.from.y;
  const float along =
      std::clamp(((at.x - stroke.from.x) * dx + (at.y - stroke.from.y) * dy) / (dx * dx + dy * dy),
                 0.0F, 1.0F);
  return std::hypot(at.x - stroke.from.x - along * dx, at.y - stroke.from.y - along * dy) -
         stroke.half;
}

struct Colour {
  float red, green, blue;
};
constexpr Colour ground{0x2F, 0x5F, 0xD0}, figure{255, 255, 255}, angle{0xFF, 0xC1, 0x4D};

struct Inked {
  Colour colour;
  float alpha;
};

// How far outside a shape, in pixels, to how much of the pixel it covers.
float covered(float outside, float pixels) {
  return std::clamp(0.5F - outside * pixels, 0.0F, 1.0F);
}

Inked at(Point point, float pixels) {
  const float half = box / 2 - corner;
  const float dx = std::max(std::abs(point.x - box / 2) - half, 0.0F);
  const float dy = std::max(std::abs(point.y - box / 2) - half, 0.0F);
  const float alpha = covered(std::hypot(dx, dy) - corner, pixels);
  Colour colour = ground;
  const auto over = [&colour](Colour top, float share) {
    colour.red += (top.red - colour.red) * share;
    colour.green += (top.green - colour.green) * share;
    colour.blue += (top.blue - colour.blue) * share;
  };
  const float from_hip = std::hypot(point.x - hip.x, point.y - hip.y);
  if (point.x > hip.x && point.y < hip.y)
    over(angle, covered(std::abs(from_hip - arc_radius) - arc_half, pixels));
  for (const Stroke& stroke : body) over(figure, covered(distance(point, stroke), pixels));
  over(figure, covered(std::hypot(point.x - head.x, point.y - head.y) - head_radius, pixels));
  return {colour, alpha};
}

}  // namespace

std::vector<unsigned char> icon_pixels(int size) {
  const float pixels = static_cast<float>(size) / box;
  std::vector<unsigned char> rgba;
  rgba.reserve(static_cast<std::size_t>(size) * static_cast<std::size_t>(size) * 4);
  for (int y = 0; y < size; ++y)
    for (int x = 0; x < size; ++x) {
      const Inked inked =
          at({(static_cast<float>(x) + 0.5F) / pixels, (static_cast<float>(y) + 0.5F) / pixels},
             pixels);
      for (const float part : {inked.colour.red, inked.colour.green, inked.colour.blue})
        rgba.push_back(static_cast<unsigned char>(part));
      rgba.push_back(static_cast<unsigned char>(inked.alpha * 255));
    }
  return rgba;
}

void set_window_icon(GLFWwindow* window) {
  constexpr std::array sizes{16, 32, 48, 64};
  std::array<std::vector<unsigned char>, sizes.size()> pixels;
  std::array<GLFWimage, sizes.size()> images{};
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    pixels[i] = icon_pixels(sizes[i]);
    images[i] = {sizes[i], sizes[i], pixels[i].data()};
  }
  glfwSetWindowIcon(window, static_cast<int>(images.size()), images.data());
}

}  // namespace sitwell::gui
