// The tracker runs for months on a wearer's laptop: what it may hold, and that a sample allocates
// nothing.
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <new>

#include "core/tracker.hpp"
#include "support/catch.hpp"
#include "support/scripted_wearer.hpp"

namespace {
std::size_t allocations = 0;
std::size_t allocated_bytes = 0;
}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  allocated_bytes += size;
  if (void* memory = std::malloc(size > 0 ? size : 1)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  allocated_bytes += size;
  return std::malloc(size > 0 ? size : 1);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

using namespace sitwell;
using namespace std::chrono_literals;

TEST_CASE("a step that has nothing to say allocates nothing") {
  ScriptedWearer wearer(50);
  wearer.live({{pose::standing, 3s}}).calibrate();
  for (int i = 0; i < 5; ++i)
    wearer.live({{pose::seated, 2min}, {pose::walking, 40s}, {pose::standing, 20s}});
  Tracker tracker;
  std::size_t silent_steps = 0;
  std::size_t guilty = 0;
  for (const Input& input : wearer.inputs()) {
    const std::size_t before = allocations;
    const Effects effects = tracker.step(input);
    if (!effects.empty()) continue;
    ++silent_steps;
    if (allocations != before) ++guilty;
  }
  CHECK(silent_steps > wearer.inputs().size() * 9 / 10);
  CHECK(guilty == 0);
}

TEST_CASE("a tracker is smaller than 66 KB, and takes little beside it") {
  const std::size_t before = allocated_bytes;
  const Tracker tracker;
  CHECK(sizeof tracker + (allocated_bytes - before) < 66 * 1024);
}
