// What the history holds, read beside the daemon that writes it: at once, or on a thread of its own
// that looks for changes and reads again only what they can have touched.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "gui/model/world.hpp"

namespace sitwell::gui {

/// What is needed, read now. Never throws: what is wrong is in the result.
History read_history(const std::filesystem::path& path, const Now& now, const Needs& needs);

/// Belongs to the UI thread; its thread reads, and posts whole values.
class HistoryFeed {
 public:
  /// `arrived` is called from the other thread when there is something to take.
  HistoryFeed(std::filesystem::path path, std::function<void()> arrived);
  ~HistoryFeed();
  HistoryFeed(const HistoryFeed&) = delete;
  HistoryFeed& operator=(const HistoryFeed&) = delete;

  /// What pages need now; asking for the same again costs nothing.
  void want(const Now& now, const Needs& needs);
  /// True when `into` became something else.
  bool take(History& into);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::gui
