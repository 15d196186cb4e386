#include "firmware-protocol/vector_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace sitwell::protocol_test {

Vector parse_vector(const std::string& name, const std::string& text) {
  Vector vector;
  vector.name = name;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    std::string key, value;
    if (!(words >> key)) continue;
    for (std::string word; words >> word; value += (value.empty() ? "" : " ") + word)
      if (key == "hex")
        vector.bytes.push_back(static_cast<std::uint8_t>(std::stoi(word, nullptr, 16)));
    if (key == "kind")
      vector.kind = value;
    else if (key != "hex")
      vector.fields[key] = value;
  }
  return vector;
}

const std::vector<Vector>& golden_vectors() {
  static const std::vector<Vector> vectors = [] {
    std::vector<Vector> found;
    const std::filesystem::path folder =
        std::filesystem::path(SITWELL_SOURCE_DIR) / "tests/firmware-protocol/vectors";
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      found.push_back(parse_vector(entry.path().stem().string(), text_of(entry.path())));
    std::sort(found.begin(), found.end(),
              [](const Vector& a, const Vector& b) { return a.name < b.name; });
    return found;
  }();
  return vectors;
}

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace sitwell::protocol_test
