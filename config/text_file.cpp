#include "config/text_file.hpp"

#include <fstream>
#include <system_error>
#include <utility>

namespace sitwell {

TextFile read_text_file(const std::filesystem::path& path, std::size_t most_bytes) {
  using State = TextFile::State;
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) return {State::missing, ""};
  if (!std::filesystem::is_regular_file(status)) return {State::unreadable, ""};
  std::ifstream file{path, std::ios::binary};
  std::string text(most_bytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (file.bad() || !(file || file.eof())) return {State::unreadable, ""};
  if (text.size() > most_bytes) return {State::too_large, ""};
  return {State::read, std::move(text)};
}

}  // namespace sitwell
