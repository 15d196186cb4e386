// Poses: filled limbs with round ends on a floor, the far ones paler, with what they rest on. What
// config/figure_svg.cpp writes as a picture for a page is drawn here for a screen.
#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/kit/charts.hpp"
#include "gui/kit/item.hpp"
#include "gui/kit/paint.hpp"

namespace sitwell::gui {

namespace {

// In units of standing height.
constexpr double box_width = 1.22, box_height = 1.16;  // what every pose of the catalogue fits in
constexpr double mat_depth = 0.022, floor_line = 0.006, floor_beyond = 0.10;
constexpr double chair_depth = 0.26, leg_half = 0.012, nose_half = 0.016, parting = 0.007;
constexpr double seat_above_floor = 0.25;  // who sits on the floor sits lower

struct Inks {
  ImU32 near = 0, far = 0, trunk = 0, ground = 0, thing = 0, soft = 0, paper = 0;
};

Inks inks_of(const Palette& p) {
  const ImU32 body = mixed(p.text, p.surface, 0.18F);
  return {.near = body,
          .far = mixed(body, p.surface, 0.58F),
          .trunk = mixed(body, p.surface, 0.12F),
          .ground = mixed(p.faint, p.surface, 0.25F),
          .thing = mixed(p.surface, p.of(Ink::sitting), 0.45F),
          .soft = mixed(p.surface, p.of(Ink::sitting_half_hour), 0.75F),
          .paper = p.surface};
}

bool is_seated(const Figure& figure, const FigureJoints& at) {
  const double thigh = figure.near.hip - figure.trunk;
  return thigh > 60 && thigh < 120 && std::abs(figure.trunk) < 45 && at.pelvis.y > seat_above_floor;
}

class Painter {
 public:
  Painter(const Ui& ui, const StickFigure& what, Rect box)
      : ui_{ui}, what_{what}, at_{joints_of(what.figure)}, box_{box}, inks_{inks_of(ui.palette)} {
    left_ = right_ = at_.pelvis.x;
    for (const FigureLimbs* limbs : {&at_.near, &at_.far})
      for (const FigurePoint point :
           {limbs->knee, limbs->heel, limbs->toe, limbs->elbow, limbs->hand})
        take(point.x, half_leg);
    take(at_.neck.x, half_trunk);
    take(at_.head.x, at_.head_radius + nose_half);
    if (what.figure.prop == Prop::chair) {
      take(chair_x(), leg_half);
      take(chair_x() + chair_depth, leg_half);
    }
    if (what.figure.prop == Prop::wall) take(wall_x() + 2 * leg_half, 0);
    const double wide = std::max(box_width, right_ - left_ + 2 * floor_beyond);
    scale_ = std::min(box.width() / static_cast<float>(wide),
                      box.height() / static_cast<float>(box_height));
  }

  void draw() {
    draw_floor();
    draw_behind();
    draw_side(at_.far, what_.highlight_far ? working() : inks_.far);
    stroke(at_.pelvis, at_.neck, half_trunk, inks_.trunk);
    stroke(at_.neck, at_.head, 0.03, inks_.trunk);
    draw_head();
    draw_side(at_.near, what_.highlight_near ? working() : inks_.near);
    if (what_.figure.prop == Prop::cushion)
      block({at_.near.knee.x - 0.085, 0}, {at_.near.knee.x + 0.085, 0.032}, 0.016, inks_.soft);
  }

 private:
  void take(double x, double around) {
    left_ = std::min(left_, x - around);
    right_ = std::max(right_, x + around);
  }
  [[nodiscard]] ImU32 working() const { return ui_.palette.of(Ink::routine); }
  [[nodiscard]] float length(double of) const { return static_cast<float>(of) * scale_; }
  [[nodiscard]] ImVec2 place(FigurePoint point) const {
    const double middle = (left_ + right_) / 2;
    const float floor = box_.max.y - length(mat_depth + floor_line);
    const double x = what_.mirrored ? middle - point.x : point.x - middle;
    return {box_.middle().x + length(x), floor - length(point.y)};
  }
  void stroke(FigurePoint from, FigurePoint to, double half, ImU32 colour) const {
    capsule(*ImGui::GetWindowDrawList(), place(from), place(to), length(half), colour);
  }
  void block(FigurePoint from, FigurePoint to, double round, ImU32 colour) const {
    ImVec2 low = place(from), high = place(to);
    if (what_.mirrored) std::swap(low.x, high.x);
    ImGui::GetWindowDrawList()->AddRectFilled({low.x, high.y}, {high.x, low.y}, colour,
                                              length(round));
  }
  void limb(FigurePoint a, FigurePoint b, FigurePoint c, double half, ImU32 colour) const {
    stroke(a, b, half + parting, inks_.paper);  // parted from what is behind it
    stroke(b, c, half + parting, inks_.paper);
    stroke(a, b, half, colour);
    stroke(b, c, half, colour);
  }
  void draw_side(const FigureLimbs& limbs, ImU32 colour) const {
    limb(limbs.hip, limbs.knee, limbs.ankle, half_leg, colour);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImVec2 heel = place(limbs.heel), toe = place(limbs.toe);
    if (what_.mirrored) std::swap(heel, toe);  // its edges are smooth one way round only
    list.AddTriangleFilled(place(limbs.ankle), heel, toe, colour);
    for (const auto& [from, to] :
         {std::pair{limbs.ankle, limbs.heel}, std::pair{limbs.heel, limbs.toe},
          std::pair{limbs.ankle, limbs.toe}})
      stroke(from, to, 0.010, colour);
    limb(limbs.shoulder, limbs.elbow, limbs.hand, half_arm, colour);
  }
  void draw_head() const {
    const double neck = std::hypot(at_.head.x - at_.neck.x, at_.head.y - at_.neck.y);
    const FigurePoint up{(at_.head.x - at_.neck.x) / neck, (at_.head.y - at_.neck.y) / neck};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddCircleFilled(place(at_.head), length(at_.head_radius), inks_.trunk);
    list.AddCircleFilled(
        place({at_.head.x + at_.head_radius * up.y, at_.head.y - at_.head_radius * up.x}),
        length(nose_half), inks_.trunk);
  }

  [[nodiscard]] bool on_a_mat() const {
    const Prop prop = what_.figure.prop;
    return prop == Prop::mat || prop == Prop::cushion || prop == Prop::ball;
  }
  void draw_floor() const {
    const double top = on_a_mat() ? -mat_depth : 0;
    block({left_ - floor_beyond, top - floor_line}, {right_ + floor_beyond, top}, 0, inks_.ground);
    if (on_a_mat())
      block({left_ - floor_beyond / 2, -mat_depth}, {right_ + floor_beyond / 2, 0}, mat_depth / 2,
            inks_.thing);
  }
  void draw_behind() const {
    switch (what_.figure.prop) {
      case Prop::ball: draw_ball(); return;
      case Prop::chair: draw_chair(); return;
      case Prop::wall:
        block({wall_x(), 0}, {wall_x() + 2 * floor_line, box_height - 0.05}, 0, inks_.ground);
        return;
      default: return;
    }
  }
  /// Squashed between the front of the hip and the floor.
  void draw_ball() const {
    const double room = std::max(at_.pelvis.y - half_trunk, 0.0);
    const double high = room / 2 + 0.01, wide = room / 2 + 0.035;
    block({at_.pelvis.x + 0.02 - wide, 0}, {at_.pelvis.x + 0.02 + wide, 2 * high}, high,
          inks_.soft);
  }
  void draw_chair() const {
    const double seat = seated_ ? at_.pelvis.y - half_leg : 0.26;
    const double hands = std::max(at_.far.hand.y, at_.near.hand.y) - half_arm;
    const double back = seated_ ? seat + 0.25 : hands;
    const double x0 = chair_x(), x1 = x0 + chair_depth, h = leg_half;
    stroke({x0, h}, {x0, back - h}, h, inks_.thing);
    stroke({x1, h}, {x1, seat - h}, h, inks_.thing);
    stroke({x0, seat - h}, {x1, seat - h}, h, inks_.thing);
  }
  [[nodiscard]] double chair_x() const {
    return seated_ ? at_.pelvis.x - half_trunk - 0.02 : std::max(at_.far.hand.x, at_.near.hand.x);
  }
  [[nodiscard]] double wall_x() const {
    return std::max({at_.far.hand.x, at_.near.hand.x, at_.near.toe.x, at_.far.toe.x}) + half_arm;
  }

  const Ui& ui_;
  const StickFigure& what_;
  const FigureJoints at_;
  const bool seated_ = is_seated(what_.figure, at_);
  const Rect box_;
  const Inks inks_;
  double left_ = 0, right_ = 0;
  float scale_ = 1;
};

}  // namespace

void stick_figure(Ui& ui, std::string_view name, const StickFigure& figure, ImVec2 size) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy(size);
  const Rect box{at, {at.x + size.x, at.y + size.y}};
  ui.mark(name, box.min, box.max);
  Painter{ui, figure, box}.draw();
}

}  // namespace sitwell::gui
