// inotify in the event loop: what happens to files and in folders is told as it happens.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "daemon/event_loop.hpp"

namespace sitwell::daemon {

class FileWatch {
 public:
  /// The watch it happened to, an inotify(7) mask, and the name within a watched folder. Called
  /// from the loop; not any more once this is gone.
  using Told = std::function<void(int watch, std::uint32_t mask, const std::string& name)>;

  FileWatch(boost::asio::io_context& io, Told told);
  ~FileWatch();
  FileWatch(const FileWatch&) = delete;
  FileWatch& operator=(const FileWatch&) = delete;

  /// The watch's number, the same for the same file; negative where it cannot be watched.
  [[nodiscard]] int watch(const std::filesystem::path& path, std::uint32_t mask);

 private:
  struct State;
  std::shared_ptr<State> state_;  // a wait that has ended already holds it weakly
};

}  // namespace sitwell::daemon
