// A file of dconf's format with one boolean in it; and a folder that goes with the test.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace sitwell::testing {

struct TemporaryFolder {
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "sitwell-desktop-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path = name;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::filesystem::path path;
};

/// The header, the key, the root table with one bucket and one item, and the value, in this order.
inline std::string settings_file(const std::string& key, bool value) {
  std::string file = "GVariant";
  const auto add = [&file](std::uint32_t number, int size = 4) {
    for (int byte = 0; byte < size; ++byte) file += static_cast<char>(number >> (8 * byte) & 0xff);
  };
  const auto key_at = 24U;
  const auto table_at = key_at + static_cast<std::uint32_t>(key.size());
  const auto value_at = table_at + 8 + 4 + 24;
  add(0), add(0), add(table_at), add(value_at);
  file += key;
  add(0), add(1), add(0);                // no filter, one bucket
  add(0), add(0xffffffff), add(key_at);  // hash, no parent, the key
  add(static_cast<std::uint32_t>(key.size()), 2), add('v', 1), add(0, 1);
  add(value_at), add(value_at + 3);
  file += value ? '\1' : '\0';
  file += '\0';
  file += 'b';
  return file;
}

}  // namespace sitwell::testing
