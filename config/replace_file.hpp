// A file of the wearer's put in place whole.
#pragma once

#include <filesystem>
#include <string_view>

namespace sitwell {

/// Puts the text in the file's place at once, so that no reader ever sees half of it; the mode is
/// kept, and a link goes on pointing to its file. Folders are made as needed.
/// @throws std::runtime_error
void replace_file(const std::filesystem::path& path, std::string_view text);

}  // namespace sitwell
