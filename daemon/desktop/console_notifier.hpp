// A notifier for where there is no session bus: the daemon's log, or the terminal it was started
// in.
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "daemon/desktop/notifier.hpp"

namespace sitwell::daemon {

class ConsoleNotifier final : public Notifier {
 public:
  explicit ConsoleNotifier(std::function<void(const std::string&)> write)
      : write_(std::move(write)) {}

  void show(const Notice& notice) override {
    write_(notice.summary + ". " + notice.body);
    if (!notice.hint.empty()) write_(notice.hint);
  }
  /// What was written stays.
  void close() override {}
  [[nodiscard]] std::string describe() const override {
    return "there is no session bus; prompts are only in the log and in `sitwell status`";
  }
  /// Nobody knows whether somebody reads it.
  [[nodiscard]] bool live() const override { return false; }

 private:
  std::function<void(const std::string&)> write_;
};

}  // namespace sitwell::daemon
