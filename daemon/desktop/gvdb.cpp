#include "daemon/desktop/gvdb.hpp"

#include <cstddef>
#include <cstdint>

namespace sitwell::daemon {
namespace {

constexpr std::string_view signature = "GVariant";  // of a file in little-endian order
constexpr std::size_t root_at = 16;                 // where the root table's begin and end are
constexpr std::size_t item_size = 24;
constexpr std::uint32_t no_parent = 0xffffffff;
constexpr std::uint32_t bloom_words_mask = (1U << 27) - 1;
constexpr int deepest = 32;  // parents; more is a loop

/// The bytes from begin to end; none where the file does not reach that far.
std::string_view slice(std::string_view bytes, std::uint64_t begin, std::uint64_t end) {
  if (begin > end || end > bytes.size()) return {};
  return bytes.substr(begin, end - begin);
}

/// 0 beyond the end.
std::uint32_t number(std::string_view bytes, std::uint64_t at, int size = 4) {
  const auto field = slice(bytes, at, at + static_cast<unsigned>(size));
  std::uint32_t value = 0;
  for (auto byte = field.rbegin(); byte != field.rend(); ++byte)
    value = value << 8 | static_cast<unsigned char>(*byte);
  return value;
}

/// The root table's items: keys, each without what its parent already says.
struct Table {
  std::string_view file, items;

  [[nodiscard]] std::string_view item(std::uint32_t index) const {
    return slice(items, std::uint64_t{index} * item_size, (std::uint64_t{index} + 1) * item_size);
  }
  [[nodiscard]] bool is(std::string_view of_item, std::string_view key) const {
    for (int depth = 0; depth < deepest && !of_item.empty(); ++depth) {
      const std::uint64_t begin = number(of_item, 8);
      const auto part = slice(file, begin, begin + number(of_item, 12, 2));
      if (!key.ends_with(part)) return false;
      key.remove_suffix(part.size());
      const auto parent = number(of_item, 4);
      if (parent == no_parent) return key.empty();
      of_item = item(parent);
    }
    return false;
  }
};

Table table_of(std::string_view file) {
  const auto root = slice(file, number(file, root_at), number(file, root_at + 4));
  const std::uint64_t words =
      std::uint64_t{number(root, 0) & bloom_words_mask} + std::uint64_t{number(root, 4)};
  return {file, slice(root, 8 + 4 * words, root.size())};
}

}  // namespace

std::optional<bool> gvdb_boolean(std::string_view file, std::string_view key) {
  if (!file.starts_with(signature)) return std::nullopt;
  const Table table = table_of(file);
  const auto count = static_cast<std::uint32_t>(table.items.size() / item_size);
  for (std::uint32_t index = 0; index < count; ++index) {
    const auto item = table.item(index);
    if (item[14] != 'v' || !table.is(item, key)) continue;
    // A variant: the value, a zero, and its type.
    const auto value = slice(file, number(item, 16), number(item, 20));
    if (value.size() != 3 || value[1] != '\0' || value[2] != 'b') return std::nullopt;
    return value[0] != '\0';
  }
  return std::nullopt;
}

}  // namespace sitwell::daemon
