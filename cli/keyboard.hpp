// Keys as they are pressed, without Enter and without an echo. The terminal is as it was once the
// keyboard is let go of, however the program ends or is suspended.
#pragma once

#include <optional>

namespace sitwell::cli {

/// One at a time. Where standard input is no terminal no key ever comes.
class Keyboard {
 public:
  Keyboard();
  ~Keyboard();
  Keyboard(const Keyboard&) = delete;
  Keyboard& operator=(const Keyboard&) = delete;

  /// The next key that has been pressed, without waiting; nothing where none was. The bytes of an
  /// arrow or function key are no key.
  [[nodiscard]] std::optional<char> key();
  /// Lines are read with Enter again, as before.
  void let_go();
};

}  // namespace sitwell::cli
