// What `sitwell doctor` has to say about one thing it looked at.
#pragma once

#include <string>

namespace sitwell::cli {

struct Finding {
  enum class State { ok, warning, problem };

  std::string what;
  State state = State::ok;
  std::string detail;
  std::string next_step = {};  ///< a sentence; empty where nothing needs doing
  std::string command = {};    ///< the one that mends it; empty where none can
};

}  // namespace sitwell::cli
