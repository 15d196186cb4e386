#include "daemon/desktop/tray_icon.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace sitwell::daemon {
namespace {

struct Colour {
  double red = 0, green = 0, blue = 0;  ///< 0 to 1
};
// After Okabe and Ito, told apart by eyes of any kind; as in the dashboard's charts.
constexpr Colour orange{0.90, 0.62, 0.0}, sky_blue{0.34, 0.71, 0.91}, vermilion{0.84, 0.37, 0.0},
    grey{0.65, 0.65, 0.65}, outline{0.12, 0.12, 0.12};

/// A line with round ends, or a dot, in units of a 22nd of the icon.
struct Stroke {
  double x1, y1, x2, y2, radius;
};
constexpr double grid = 22, outline_width = 0.9;

constexpr Stroke sitting[] = {{8, 4, 8, 4, 2.7},
                              {8, 9, 8, 14, 1.7},
                              {8, 14.2, 14.5, 14.2, 1.7},
                              {14.5, 14.2, 14.5, 19.2, 1.7}};
constexpr Stroke standing[] = {
    {11, 4, 11, 4, 2.7}, {11, 9, 11, 13, 2.0}, {11, 13, 9.2, 19.5, 1.4}, {11, 13, 12.8, 19.5, 1.4}};
constexpr Stroke empty_place[] = {{5, 14, 17, 14, 1.4}};
constexpr Stroke dot[] = {{17.5, 5, 17.5, 5, 2.2}};
constexpr Stroke exclamation[] = {{17.5, 3, 17.5, 6.6, 1.5}, {17.5, 10.6, 17.5, 10.6, 1.5}};

double distance(const Stroke& stroke, double x, double y) {
  const double along_x = stroke.x2 - stroke.x1, along_y = stroke.y2 - stroke.y1;
  const double length = along_x * along_x + along_y * along_y;
  double part = 0;
  if (length > 0)
    part = std::clamp(((x - stroke.x1) * along_x + (y - stroke.y1) * along_y) / length, 0.0, 1.0);
  return std::hypot(x - stroke.x1 - part * along_x, y - stroke.y1 - part * along_y) - stroke.radius;
}

class Canvas {
 public:
  explicit Canvas(int size_px)
      : size_(size_px),
        pixels_(static_cast<std::size_t>(size_px) * static_cast<std::size_t>(size_px)) {}

  /// Outlined, so that it is seen on any ground.
  void draw(std::span<const Stroke> strokes, const Colour& colour) {
    lay(strokes, outline_width, outline);
    lay(strokes, 0, colour);
  }

  [[nodiscard]] Pixmap pixmap() const {
    Pixmap all{.width_px = size_, .height_px = size_};
    const auto byte = [](double part) {
      return static_cast<std::uint8_t>(std::lround(part * 255));
    };
    for (const Pixel& pixel : pixels_) {
      const Colour& c = pixel.colour;
      all.argb.insert(all.argb.end(),
                      {byte(pixel.alpha), byte(c.red), byte(c.green), byte(c.blue)});
    }
    return all;
  }

 private:
  struct Pixel {
    double alpha = 0;
    Colour colour;
  };

  void lay(std::span<const Stroke> strokes, double wider, const Colour& colour) {
    const double unit = grid / size_;
    std::size_t pixel = 0;
    for (int row = 0; row < size_; ++row) {
      for (int column = 0; column < size_; ++column, ++pixel) {
        double nearest = grid;
        for (const Stroke& stroke : strokes)
          nearest = std::min(nearest, distance(stroke, (column + 0.5) * unit, (row + 0.5) * unit));
        const double covered = std::clamp(0.5 - (nearest - wider) / unit, 0.0, 1.0);
        if (covered > 0) blend(pixels_[pixel], colour, covered);
      }
    }
  }

  static void blend(Pixel& under, const Colour& colour, double covered) {
    const double alpha = covered + under.alpha * (1 - covered);
    const double share = covered / alpha;
    const auto mixed = [share](double below, double above) {
      return below + (above - below) * share;
    };
    under = {alpha,
             {mixed(under.colour.red, colour.red), mixed(under.colour.green, colour.green),
              mixed(under.colour.blue, colour.blue)}};
  }

  int size_;
  std::vector<Pixel> pixels_;
};

}  // namespace

Pixmap draw_icon(TrayState state, int size_px) {
  Canvas canvas(size_px);
  switch (state) {
    case TrayState::away: canvas.draw(empty_place, grey); break;
    case TrayState::upright: canvas.draw(standing, sky_blue); break;
    case TrayState::sitting: canvas.draw(sitting, orange); break;
    case TrayState::soon:
      canvas.draw(sitting, orange);
      canvas.draw(dot, orange);
      break;
    case TrayState::due:
      canvas.draw(sitting, orange);
      canvas.draw(exclamation, vermilion);
      break;
  }
  return canvas.pixmap();
}

}  // namespace sitwell::daemon
