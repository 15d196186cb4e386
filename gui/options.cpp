// The only file of the dashboard that includes CLI11, which takes seconds to compile.
#include "gui/options.hpp"

#include <CLI/CLI.hpp>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "gui/model/page_names.hpp"

namespace sitwell::gui {

namespace {

/// What cannot be used ends the program so; as `sitwell` does.
constexpr int unusable = 2;
constexpr int largest_picture = 8192;

std::string page_names() {
  std::string names;
  for (int page = 0; page <= static_cast<int>(Page::gallery); ++page)
    names.append(names.empty() ? "" : ", ").append(name_of(static_cast<Page>(page)));
  return names;
}

bool read_size(const std::string& text, int& width, int& height) {
  int used = 0;
  return std::sscanf(text.c_str(), "%dx%d%n", &width, &height, &used) == 2 &&
         static_cast<std::size_t>(used) == text.size() && width >= 1 && height >= 1 &&
         width <= largest_picture && height <= largest_picture;
}

}  // namespace

ParsedOptions parse_options(int argc, char** argv) {
  Options options;
  std::string page, theme = "auto", size;
  CLI::App app{
      "Shows how long your hips have been flexed, whether it gets better, and what to do now."};
  app.set_version_flag("--version", SITWELL_VERSION);
  app.add_option("--page", page, "The page to begin with: " + page_names())
      ->check([](const std::string& name) {
        return page_named(name) ? std::string{} : name + " is none of " + page_names();
      });
  app.add_option("--db", options.database, "The history's database, if not the usual one");
  app.add_option("--theme", theme, "light, dark, or auto: as the desktop prefers")
      ->capture_default_str()
      ->check(CLI::IsMember({"light", "dark", "auto"}));
  app.add_flag("--demo", options.demo,
               "A simulated wearer with weeks of history; nothing of yours is shown or changed");
  app.add_flag("--welcome", options.welcome, "Begin with what was shown the first time");
  auto* screenshot =
      app.add_option("--screenshot", options.screenshot,
                     "Write a picture (PNG) of the page instead of opening a window");
  app.add_option("--size", size, "Of the picture, as 1280x800")
      ->needs(screenshot)
      ->check([](const std::string& text) {
        int width = 0, height = 0;
        return read_size(text, width, height) ? std::string{}
                                              : text + " is no size; write it as 1280x800";
      });
  app.add_option("--scale", options.scale, "Device pixels a pixel of the picture's size")
      ->needs(screenshot)
      ->capture_default_str()
      ->check(CLI::Range(0.5, 4.0))
      ->check([](const std::string& text) {  // which a range lets pass
        return std::isnan(std::strtod(text.c_str(), nullptr)) ? text + " is no scale"
                                                              : std::string{};
      });
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return {.options = std::nullopt, .exit_code = app.exit(error) == 0 ? 0 : unusable};
  }
  if (!page.empty()) options.page = page_named(page);
  if (theme != "auto") options.theme = theme == "dark" ? ThemeKind::dark : ThemeKind::light;
  if (!size.empty()) read_size(size, options.width, options.height);
  return {.options = options};
}

}  // namespace sitwell::gui
