// The event loop run until something has come true, where other processes or files are waited for.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>

namespace sitwell::testing {

/// At most `limit` of real time; false if it has not come true by then.
template <class Condition>
[[nodiscard]] bool run_loop_until(boost::asio::io_context& io, Condition&& done,
                                  std::chrono::milliseconds limit = std::chrono::seconds{20}) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (!done()) {
    if (std::chrono::steady_clock::now() > end) return false;
    io.restart();
    io.run_one_for(std::chrono::milliseconds{20});
  }
  return true;
}

}  // namespace sitwell::testing
