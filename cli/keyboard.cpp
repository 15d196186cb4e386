#include "cli/keyboard.hpp"

#include <poll.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cstddef>

namespace sitwell::cli {
namespace {

termios as_it_was{};
termios by_key{};
volatile sig_atomic_t taken = 0;

// Ctrl-C and SIGTERM are noted by Interrupt, and lead to let_go(). These end the program on the
// spot.
constexpr std::array fatal{SIGHUP, SIGQUIT, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL};

void restore() { tcsetattr(STDIN_FILENO, TCSANOW, &as_it_was); }

void handle(int signal, void (*how)(int)) {
  struct sigaction action {};
  action.sa_handler = how;
  sigaction(signal, &action, nullptr);
}

// Both of these call nothing that POSIX does not allow in a signal handler.
void restore_and_end(int signal) {
  restore();
  handle(signal, SIG_DFL);
  raise(signal);
}

void suspend(int) {
  restore();
  raise(SIGSTOP);
  if (taken != 0) tcsetattr(STDIN_FILENO, TCSANOW, &by_key);
}

std::optional<char> pressed() {
  pollfd keyboard{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
  char key = 0;
  if (poll(&keyboard, 1, 0) <= 0 || (keyboard.revents & POLLIN) == 0 ||
      read(STDIN_FILENO, &key, 1) != 1)
    return std::nullopt;
  return key;
}

/// What an escape sequence has after its first byte (ECMA-48: ESC [ parameters, and a last byte).
void skip_sequence() {
  const auto kind = pressed();
  if (kind == 'O') (void)pressed();
  if (kind != '[') return;
  for (auto byte = pressed(); byte && (*byte < '@' || *byte > '~');) byte = pressed();
}

}  // namespace

Keyboard::Keyboard() {
  if (tcgetattr(STDIN_FILENO, &as_it_was) != 0) return;
  by_key = as_it_was;
  by_key.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
  by_key.c_cc[VMIN] = 1;
  by_key.c_cc[VTIME] = 0;
  taken = 1;
  for (const int signal : fatal) handle(signal, restore_and_end);
  handle(SIGTSTP, suspend);
  tcsetattr(STDIN_FILENO, TCSANOW, &by_key);
}

Keyboard::~Keyboard() { let_go(); }

void Keyboard::let_go() {
  if (taken == 0) return;
  taken = 0;
  restore();
  for (const int signal : fatal) handle(signal, SIG_DFL);
  handle(SIGTSTP, SIG_DFL);
}

std::optional<char> Keyboard::key() {
  if (taken == 0) return std::nullopt;
  const auto key = pressed();
  if (key != '\x1b') return key;
  skip_sequence();
  return std::nullopt;
}

}  // namespace sitwell::cli
