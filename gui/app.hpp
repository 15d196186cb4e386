// The dashboard as a whole, without a window and without a bus: side bar, header, the page that is
// shown, what is over all of them (welcome, screening, toasts). Given a world, it draws a frame and
// says what is asked for.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/model/page_names.hpp"
#include "gui/model/status_view.hpp"
#include "gui/pages/page.hpp"
#include "gui/pages/remade.hpp"

namespace sitwell::gui {

class HistoryPage;
class LearnPage;
class RoutinesPage;
class ScreeningPage;
class TroubleBanner;
class WelcomePage;

class App {
 public:
  App();
  ~App();

  /// A whole frame, between ImGui::NewFrame() and Render().
  void draw(Ui& ui, const World& world);
  /// What is asked for since the last time, but for what concerns the app itself.
  std::vector<std::pair<std::uint64_t, Request>> take();
  [[nodiscard]] Needs needs(const World& world) const;

  void open(Page page) { page_ = page; }
  [[nodiscard]] Page page() const { return page_; }
  /// First run: shown until it is closed.
  void welcome(bool show);
  [[nodiscard]] bool welcoming() const { return welcoming_; }

 private:
  void side_bar(Ui& ui, const World& world, float width);
  void header(Ui& ui, const World& world);
  void demo_band(Ui& ui, const World& world);
  void page(Ui& ui, const World& world);
  void toast(Ui& ui, const World& world);
  void follow(const World& world);
  void keys();
  void carry_out_own();
  [[nodiscard]] PageView& view(Page page) const { return *views_[static_cast<std::size_t>(page)]; }
  [[nodiscard]] PageView& shown() const;
  /// Without side bar and header.
  [[nodiscard]] bool alone(const World& world) const;

  Page page_ = Page::today;
  bool welcoming_ = false;
  bool screening_ = false;
  bool was_in_session_ = false;
  std::uint64_t toasted_ = 0;  ///< the answer whose problem was closed
  Remade<StatusLine> status_;
  Requests requests_;
  std::vector<std::pair<std::uint64_t, Request>> for_others_;
  std::vector<std::unique_ptr<PageView>> views_;  ///< by Page
  HistoryPage* history_ = nullptr;
  LearnPage* learn_ = nullptr;
  RoutinesPage* routines_ = nullptr;
  std::unique_ptr<WelcomePage> welcome_;
  std::unique_ptr<ScreeningPage> screen_;
  std::unique_ptr<TroubleBanner> trouble_;
};

}  // namespace sitwell::gui
