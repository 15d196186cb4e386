#include "desktop/x_display.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace sitwell::testing {
namespace {

constexpr int readable_px = 100;

std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
  std::string text;
  char part[512];
  while (pipe && fgets(part, sizeof part, pipe.get()) != nullptr) text += part;
  return text;
}

}  // namespace

XDisplay::XDisplay(const std::string& screen) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe");
  process_ = fork();
  if (process_ == 0) {
    dup2(ends[1], 3);
    execlp("Xvfb", "Xvfb", "-displayfd", "3", "-screen", "0", screen.c_str(), "-nolisten", "tcp",
           "-noreset", nullptr);
    _exit(127);
  }
  close(ends[1]);
  std::string number;
  char byte = 0;
  while (read(ends[0], &byte, 1) == 1 && byte != '\n') number += byte;
  close(ends[0]);
  if (number.empty()) throw std::runtime_error("Xvfb did not start: is it installed?");
  setenv("DISPLAY", (":" + number).c_str(), 1);
}

XDisplay::~XDisplay() {
  ::kill(process_, SIGTERM);
  int status = 0;
  waitpid(process_, &status, 0);
  unsetenv("DISPLAY");
}

std::optional<WindowPlace> window_of_class(const std::string& name) {
  const std::string text = output_of("xdotool search --onlyvisible --class '^" + name +
                                     "$' getwindowgeometry --shell %@ 2>/dev/null");
  std::size_t from = 0;
  while ((from = text.find("WINDOW=", from)) != std::string::npos) {
    WindowPlace place;
    long window = 0;
    const int read = std::sscanf(text.c_str() + from, "WINDOW=%ld X=%d Y=%d WIDTH=%d HEIGHT=%d",
                                 &window, &place.x, &place.y, &place.width, &place.height);
    if (read == 5 && place.width >= readable_px) return place;
    ++from;
  }
  return std::nullopt;
}

void click(const WindowPlace& window, double x_part, double y_part, int button) {
  const auto at = [](int from, double part, int length) {
    return std::to_string(from + static_cast<int>(part * length));
  };
  std::string command = "xdotool mousemove ";
  command += at(window.x, x_part, window.width) + ' ' + at(window.y, y_part, window.height);
  command += " sleep 0.05 click " + std::to_string(button);  // a button wants to see it coming
  output_of(command);
}

}  // namespace sitwell::testing
