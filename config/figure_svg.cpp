#include "config/figure_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <iterator>

namespace sitwell {
namespace {

constexpr double scale = 320;    // pixels for standing height
constexpr double margin = 0.09;  // around it, in heights
constexpr double mat_depth = 0.02;
constexpr double floor_line = 0.008;

constexpr std::string_view paper = "#ffffff";
constexpr std::string_view near_side = "#1f6f8b";
constexpr std::string_view far_side = "#a6c8d4";
constexpr std::string_view trunk_side = "#2b86a6";
constexpr std::string_view ground = "#8d949b";
constexpr std::string_view thing = "#e3b778";
constexpr std::string_view soft = "#d9653b";

struct Box {
  double left = 0, right = 0, top = 0;
  void take(FigurePoint point, double around) {
    left = std::min(left, point.x - around);
    right = std::max(right, point.x + around);
    top = std::max(top, point.y + around);
  }
};

std::string escaped(std::string_view text) {
  std::string clean;
  for (const char c : text)
    clean += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string{c};
  return clean;
}

/// Somebody on a seat: the thigh is level, and higher than that of somebody on the floor.
bool is_seated(const Figure& figure, const FigureJoints& at) {
  const double thigh = figure.near.hip - figure.trunk;
  return thigh > 60 && thigh < 120 && std::abs(figure.trunk) < 45 && at.pelvis.y > 0.25;
}

class Picture {
 public:
  explicit Picture(const Figure& figure) : figure_{figure}, at_{joints_of(figure)} {
    box_.take(at_.pelvis, half_trunk);
    box_.take(at_.neck, half_trunk);
    box_.take(at_.head, at_.head_radius + 0.016);
    for (const FigureLimbs* limbs : {&at_.near, &at_.far})
      for (const FigurePoint point :
           {limbs->knee, limbs->ankle, limbs->heel, limbs->toe, limbs->elbow, limbs->hand})
        box_.take(point, half_leg);
    if (figure.prop == Prop::chair) box_.take({chair_x() + (seated_ ? -0.05 : chair_depth), 0}, 0);
    if (figure.prop == Prop::wall) box_.take({wall_x(), 0}, 0);
  }

  std::string draw(std::string_view title) {
    draw_floor();
    draw_prop();
    draw_leg(at_.far, far_side);
    draw_arm(at_.far, far_side);
    line({at_.pelvis, at_.neck}, half_trunk, trunk_side);
    line({at_.neck, at_.head}, 0.03, trunk_side);
    draw_head();
    draw_leg(at_.near, near_side);
    draw_arm(at_.near, near_side);
    draw_cushion();
    const double width = (box_.right - box_.left + 2 * margin) * scale;
    const double height = (box_.top + 2 * margin) * scale;
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {0:.0f} {1:.0f}\" "
        "width=\"{0:.0f}\" height=\"{1:.0f}\">\n<title>{2}</title>\n"
        "<rect width=\"100%\" height=\"100%\" rx=\"10\" fill=\"{3}\"/>\n{4}</svg>\n",
        width, height, escaped(title), paper, shapes_);
  }

 private:
  static constexpr double chair_depth = 0.26;

  [[nodiscard]] double x(double at) const { return (at - box_.left + margin) * scale; }
  [[nodiscard]] double y(double at) const { return (box_.top + margin - at) * scale; }

  void line(std::initializer_list<FigurePoint> points, double half_width, std::string_view colour) {
    std::string path;
    for (const FigurePoint point : points)
      path += fmt::format("{}{:.1f},{:.1f}", path.empty() ? "" : " ", x(point.x), y(point.y));
    fmt::format_to(std::back_inserter(shapes_),
                   "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{:.1f}\" "
                   "stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n",
                   path, colour, 2 * half_width * scale);
  }
  void ellipse(FigurePoint middle, double across, double up, std::string_view colour) {
    fmt::format_to(
        std::back_inserter(shapes_),
        "<ellipse cx=\"{:.1f}\" cy=\"{:.1f}\" rx=\"{:.1f}\" ry=\"{:.1f}\" fill=\"{}\"/>\n",
        x(middle.x), y(middle.y), across * scale, up * scale, colour);
  }
  /// From one corner to the one opposite.
  void block(FigurePoint from, FigurePoint to, double round, std::string_view colour) {
    fmt::format_to(std::back_inserter(shapes_),
                   "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" "
                   "rx=\"{:.1f}\" fill=\"{}\"/>\n",
                   x(from.x), y(to.y), (to.x - from.x) * scale, (to.y - from.y) * scale,
                   round * scale, colour);
  }
  void foot(const FigureLimbs& limbs, std::string_view colour) {
    fmt::format_to(std::back_inserter(shapes_),
                   "<polygon points=\"{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}\" fill=\"{}\" "
                   "stroke=\"{}\" stroke-width=\"{:.1f}\" stroke-linejoin=\"round\"/>\n",
                   x(limbs.ankle.x), y(limbs.ankle.y), x(limbs.heel.x), y(limbs.heel.y),
                   x(limbs.toe.x), y(limbs.toe.y), colour, colour, 0.02 * scale);
  }

  /// Parted by a thin line of paper from what is behind it.
  void limb(std::initializer_list<FigurePoint> points, double half_width, std::string_view colour) {
    line(points, half_width + 0.006, paper);
    line(points, half_width, colour);
  }
  /// With a nose, which says where it looks.
  void draw_head() {
    const double neck = std::hypot(at_.head.x - at_.neck.x, at_.head.y - at_.neck.y);
    const FigurePoint up{(at_.head.x - at_.neck.x) / neck, (at_.head.y - at_.neck.y) / neck};
    ellipse(at_.head, at_.head_radius, at_.head_radius, trunk_side);
    const double nose = at_.head_radius;
    ellipse({at_.head.x + nose * up.y, at_.head.y - nose * up.x}, 0.016, 0.016, trunk_side);
  }
  void draw_leg(const FigureLimbs& limbs, std::string_view colour) {
    limb({limbs.hip, limbs.knee, limbs.ankle}, half_leg, colour);
    foot(limbs, colour);
  }
  void draw_arm(const FigureLimbs& limbs, std::string_view colour) {
    limb({limbs.shoulder, limbs.elbow, limbs.hand}, half_arm, colour);
  }

  [[nodiscard]] bool on_a_mat() const {
    return figure_.prop == Prop::mat || figure_.prop == Prop::cushion || figure_.prop == Prop::ball;
  }

  void draw_floor() {
    const double top = on_a_mat() ? -mat_depth : 0;
    block({box_.left - margin / 2, top - floor_line}, {box_.right + margin / 2, top}, 0, ground);
    if (on_a_mat()) block({box_.left, -mat_depth}, {box_.right, 0}, mat_depth / 2, thing);
  }

  /// What is behind the figure.
  void draw_prop() {
    if (figure_.prop == Prop::ball) draw_ball();
    if (figure_.prop == Prop::chair) draw_chair();
    if (figure_.prop == Prop::wall)
      block({wall_x(), 0}, {wall_x() + 1.5 * floor_line, box_.top}, 0, ground);
  }
  /// The knee sinks in.
  void draw_cushion() {
    if (figure_.prop == Prop::cushion)
      block({at_.near.knee.x - 0.085, 0}, {at_.near.knee.x + 0.085, 0.032}, 0.016, soft);
  }

  /// Squashed between the front of the hip and the floor.
  void draw_ball() {
    const double room = std::max(at_.pelvis.y - half_trunk, 0.0);
    ellipse({at_.pelvis.x + 0.02, room / 2 + 0.01}, room / 2 + 0.035, room / 2 + 0.01, soft);
  }

  void draw_chair() {
    const double seat = seated_ ? at_.pelvis.y - half_leg : 0.26;
    const double back =
        seated_ ? seat + 0.25 : std::max(at_.far.hand.y, at_.near.hand.y) - half_arm;
    const double x0 = chair_x();
    const double x1 = x0 + chair_depth;
    line({{x0, 0.012}, {x0, back - 0.012}}, 0.012, thing);
    line({{x1, 0.012}, {x1, seat - 0.012}}, 0.012, thing);
    line({{x0, seat - 0.012}, {x1, seat - 0.012}}, 0.012, thing);
  }
  /// Where its back is.
  [[nodiscard]] double chair_x() const {
    return seated_ ? at_.pelvis.x - half_trunk - 0.02 : std::max(at_.far.hand.x, at_.near.hand.x);
  }
  [[nodiscard]] double wall_x() const {
    return std::max({at_.far.hand.x, at_.near.hand.x, at_.near.toe.x, at_.far.toe.x}) + half_arm;
  }

  const Figure& figure_;
  const FigureJoints at_;
  const bool seated_ = is_seated(figure_, at_);
  Box box_;
  std::string shapes_;
};

}  // namespace

std::string figure_svg(const Figure& figure, std::string_view title) {
  return Picture{figure}.draw(title);
}

}  // namespace sitwell
