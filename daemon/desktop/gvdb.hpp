// Reads GVDB, the file format in which dconf keeps a user's settings. Pure, and safe on any bytes.
#pragma once

#include <optional>
#include <string_view>

namespace sitwell::daemon {

/// The boolean under that whole key ("/org/gnome/desktop/notifications/show-banners") in a file's
/// bytes; nothing where it is not there, is of another type, or this is no such file.
[[nodiscard]] std::optional<bool> gvdb_boolean(std::string_view file, std::string_view key);

}  // namespace sitwell::daemon
