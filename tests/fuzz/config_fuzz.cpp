// Whatever is in the settings file: it is read without harm, and every key can be set in it, or is
// refused with a sentence. with_setting() itself checks that all else reads as before.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "config/edit.hpp"
#include "config/keys.hpp"
#include "config/settings.hpp"

using namespace sitwell;

namespace {

void change(const std::string& text, std::string_view key, const std::vector<std::string>& words) {
  try {
    const std::string after = with_setting(text, "fuzz", key, words);
    if (parse_settings(after, "fuzz").given.size() + 1 < parse_settings(text, "fuzz").given.size())
      std::abort();
    without_setting(after, "fuzz", key);
  } catch (const EditRefused&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text{reinterpret_cast<const char*>(data), size};
  parse_settings(text, "fuzz");
  change(text, "day.start", {"06:15"});
  change(text, "hours.monday", {"09:00-12:30", "22:00-02:00"});
  change(text, "clips.A \"b\"", {"pelvis"});
  change("", "history.path", {text});
  change("", "prompts.window_min", {text});
  return 0;
}
