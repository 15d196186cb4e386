// What a feed rings when something has arrived, for a test that waits for it: no longer than it
// takes, and never by sleeping.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>

namespace sitwell::gui::test {

class Bell {
 public:
  /// For the feed, from any thread.
  [[nodiscard]] std::function<void()> rope() {
    return [this] {
      {
        const std::lock_guard lock{mutex_};
        ++rung_;
      }
      condition_.notify_all();
    };
  }
  /// Asks now and after each ring, until it is so; false when it is not in time.
  template <class Condition>
  [[nodiscard]] bool until(Condition condition,
                           std::chrono::milliseconds limit = std::chrono::seconds{20}) {
    const auto end = std::chrono::steady_clock::now() + limit;
    for (int heard = rings();;) {
      if (condition()) return true;
      std::unique_lock lock{mutex_};
      if (!condition_.wait_until(lock, end, [&] { return rung_ != heard; })) return false;
      heard = rung_;
    }
  }
  [[nodiscard]] int rings() {
    const std::lock_guard lock{mutex_};
    return rung_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable condition_;
  int rung_ = 0;
};

}  // namespace sitwell::gui::test
