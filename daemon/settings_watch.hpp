// Notices that the settings file was written, made, replaced or removed. On the loop's thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>

#include "daemon/event_loop.hpp"

namespace sitwell::daemon {

class SettingsWatch {
 public:
  /// Calls `changed` once the file has been left alone for `calm`: editors write in several steps.
  /// Folders that are not there yet are waited for. Where the system cannot watch, nothing is ever
  /// called; works() says so.
  SettingsWatch(boost::asio::io_context& io, const std::filesystem::path& file,
                std::function<void()> changed,
                std::chrono::milliseconds calm = std::chrono::milliseconds{200});
  ~SettingsWatch();
  SettingsWatch(const SettingsWatch&) = delete;
  SettingsWatch& operator=(const SettingsWatch&) = delete;

  [[nodiscard]] bool works() const;

 private:
  struct State;
  std::shared_ptr<State> state_;  // waits that have ended already hold it weakly
};

}  // namespace sitwell::daemon
