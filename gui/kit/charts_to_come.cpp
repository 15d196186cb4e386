// Places for charts that are not drawn yet.
#include "gui/kit/charts.hpp"
#include "gui/kit/item.hpp"

namespace sitwell::gui {

void angle_gauge(Ui& ui, std::string_view name, const AngleGauge&, const AngleTrace&, ImVec2 s) {
  item(ui, name, s);
}
void stick_figure(Ui& ui, std::string_view name, const StickFigure&, ImVec2 s) {
  item(ui, name, s);
}

}  // namespace sitwell::gui
