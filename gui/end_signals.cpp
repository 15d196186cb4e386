#include "gui/end_signals.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

namespace sitwell::gui {
namespace {

constexpr int numbers[] = {SIGINT, SIGTERM};

/// Where the handler, which may do next to nothing, tells of it. A handler and not a mask: programs
/// that are started from here do not inherit it.
volatile int tells = -1;

extern "C" void tell_of_end(int) {
  const int before = errno;
  const char byte = 1;
  (void)!write(tells, &byte, 1);
  errno = before;
}

void handle_by(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  for (const int number : numbers) sigaction(number, &action, nullptr);
}

}  // namespace

EndSignals::EndSignals(std::function<void()> ended) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  told_ = ends[1];
  tells = ends[1];
  waits_ = std::thread([told = ends[0], ended = std::move(ended)] {
    char byte = 0;
    while (read(told, &byte, 1) == 1) ended();
    close(told);
  });
  handle_by(&tell_of_end);
}

EndSignals::~EndSignals() {
  handle_by(SIG_DFL);
  close(told_);
  waits_.join();
}

}  // namespace sitwell::gui
