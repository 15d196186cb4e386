// Places for charts that are not drawn yet.
#include "gui/kit/charts.hpp"
#include "gui/kit/item.hpp"

namespace sitwell::gui {

ChartUse timeline(Ui& ui, std::string_view name, const Timeline&, ImVec2 s, TimelineZoom*) {
  item(ui, name, s);
  return {};
}
void angle_gauge(Ui& ui, std::string_view name, const AngleGauge&, const AngleTrace&, ImVec2 s) {
  item(ui, name, s);
}
void hold_ring(Ui& ui, std::string_view name, const HoldRing&, float d) { item(ui, name, {d, d}); }
void breathing_pacer(Ui& ui, std::string_view name, int, int, double, float d) {
  item(ui, name, {d, d});
}
void stick_figure(Ui& ui, std::string_view name, const StickFigure&, ImVec2 s) {
  item(ui, name, s);
}
ChartUse heat_map(Ui& ui, std::string_view name, const HeatMap&, ImVec2 s) {
  item(ui, name, s);
  return {};
}
ChartUse line_chart(Ui& ui, std::string_view name, const LineChart&, ImVec2 s) {
  item(ui, name, s);
  return {};
}

}  // namespace sitwell::gui
