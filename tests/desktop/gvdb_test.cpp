// dconf's file, as its own tool makes it, and as a broken disk would.
#include "daemon/desktop/gvdb.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "desktop/private_bus.hpp"
#include "desktop/settings_file.hpp"
#include "support/catch.hpp"

using namespace sitwell::daemon;
using namespace sitwell::testing;

namespace {

const std::string key = "/org/gnome/desktop/notifications/show-banners";

}  // namespace

TEST_CASE("a boolean is read from a file of settings") {
  CHECK(gvdb_boolean(settings_file(key, false), key) == false);
  CHECK(gvdb_boolean(settings_file(key, true), key) == true);
  CHECK_FALSE(gvdb_boolean(settings_file(key, true), key + "s").has_value());
  CHECK_FALSE(gvdb_boolean(settings_file(key, true), "/show-banners").has_value());
}

TEST_CASE("a file that dconf itself wrote is read") {
  if (!installed("dconf")) {
    WARN("skipped: dconf (package dconf-cli) is not installed");
    return;
  }
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path / "keys");
  std::ofstream(folder.path / "keys/settings")
      << "[org/gnome/desktop/notifications]\nshow-banners=false\nother='text'\n"
         "[org/gnome/desktop/sound]\nevent-sounds=true\ntheme=uint32 1\n";
  const auto file = (folder.path / "user").string();
  REQUIRE(std::system(("dconf compile " + file + " " + (folder.path / "keys").string()).c_str()) ==
          0);
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  CHECK(gvdb_boolean(bytes, key) == false);
  CHECK(gvdb_boolean(bytes, "/org/gnome/desktop/sound/event-sounds") == true);
  CHECK_FALSE(gvdb_boolean(bytes, "/org/gnome/desktop/notifications/other").has_value());
  CHECK_FALSE(gvdb_boolean(bytes, "/org/gnome/desktop/sound/theme").has_value());
  CHECK_FALSE(gvdb_boolean(bytes, "/org/gnome/desktop/notifications/").has_value());
}

TEST_CASE("a file of settings cut off or with a byte gone wrong is never a reason to fall over") {
  const std::string whole = settings_file(key, false);
  int read = 0;
  for (std::size_t size = 0; size < whole.size(); ++size)
    read += gvdb_boolean(std::string_view{whole}.substr(0, size), key).has_value() ? 1 : 0;
  CHECK(read == 0);
  for (std::size_t at = 0; at < whole.size(); ++at)
    for (const char byte : {'\x00', '\x01', '\x7f', '\x80', '\xff'}) {
      std::string wrong = whole;
      wrong[at] = byte;
      read += gvdb_boolean(wrong, key).has_value() ? 1 : 0;
    }
  CHECK(read > 0);  // some bytes do not matter
}

TEST_CASE("a key that is its own parent is no key") {
  std::string looped = settings_file("", false);
  const auto item = looped.size() - 27;  // the one item stands before the value
  looped.replace(item + 4, 4, 4, '\0');
  CHECK_FALSE(gvdb_boolean(looped, "/").has_value());
  CHECK_FALSE(gvdb_boolean(looped, "").has_value());
}
