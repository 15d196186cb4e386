#include "gui/window_state.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "config/replace_file.hpp"
#include "gui/model/page_names.hpp"

namespace sitwell::gui {

namespace {

using Json = nlohmann::json;

// No screen is larger; a file that says otherwise is damaged.
constexpr int most_pixels = 20'000;
constexpr std::streamsize most_bytes = 10'000;

int whole(const Json& json, const char* key, int least, int otherwise) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number_integer()) return otherwise;
  const auto value = found->get<std::int64_t>();
  return value >= least && value <= most_pixels ? static_cast<int>(value) : otherwise;
}

bool truth(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_boolean() && found->get<bool>();
}

std::string beginning_of(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::string text(static_cast<std::size_t>(most_bytes), '\0');
  file.read(text.data(), most_bytes);
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, file.gcount())));
  return text;
}

}  // namespace

std::filesystem::path default_window_state_path() {
  std::filesystem::path base;
  if (const char* state = std::getenv("XDG_STATE_HOME"); state && *state == '/')
    base = state;
  else if (const char* home = std::getenv("HOME"); home && *home)
    base = std::filesystem::path{home} / ".local/state";
  return base.empty() ? base : base / "sitwell/dashboard.json";
}

WindowState read_window_state(const std::filesystem::path& path) {
  WindowState state;
  const Json json = Json::parse(beginning_of(path), nullptr, false);
  if (!json.is_object()) return state;
  state.place.width = whole(json, "width", 200, state.place.width);
  state.place.height = whole(json, "height", 200, state.place.height);
  if (json.contains("x") && json.contains("y"))
    state.place.position = {whole(json, "x", -most_pixels, 0), whole(json, "y", -most_pixels, 0)};
  state.place.maximised = truth(json, "maximised");
  state.welcomed = truth(json, "welcomed");
  if (const auto page = json.find("page"); page != json.end() && page->is_string())
    state.page = page_named(page->get<std::string>()).value_or(state.page);
  return state;
}

void write_window_state(const std::filesystem::path& path, const WindowState& state) {
  if (path.empty()) return;
  Json json{{"width", state.place.width},
            {"height", state.place.height},
            {"maximised", state.place.maximised},
            {"page", name_of(state.page)},
            {"welcomed", state.welcomed}};
  if (state.place.position) {
    json["x"] = state.place.position->first;
    json["y"] = state.place.position->second;
  }
  try {
    replace_file(path, json.dump(2) + "\n");
  } catch (const std::exception&) {  // as said: no reason to complain
  }
}

}  // namespace sitwell::gui
