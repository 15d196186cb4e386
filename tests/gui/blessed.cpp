#include "gui/blessed.hpp"

#include <fmt/format.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <imgui.h>
#include <png.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <vector>

#include "gui/window/fonts.hpp"

namespace sitwell::gui::test {

namespace {

// What stands in for a colour is no further from it in any channel: nobody sees it, and
// `channel_tolerance` covers it.
constexpr int furthest_stand_in = 8;
constexpr std::size_t palette_size = 256;
// Processors differ in the last bits of a blend; a digit that has changed differs in dozens of
// pixels by far more.
constexpr int channel_tolerance = 12;
constexpr std::size_t pixels_tolerated = 8;

const std::filesystem::path blessed_folder =
    std::filesystem::path{SITWELL_SOURCE_DIR} / "tests/gui/pictures";
const std::filesystem::path made_with = blessed_folder / "made-with.txt";

bool blessing() { return std::getenv("SITWELL_BLESS") != nullptr; }

std::size_t pixels_of(const Picture& picture) { return picture.rgba.size() / 4; }

bool differ(const Picture& one, const Picture& other, std::size_t pixel) {
  for (std::size_t i = pixel * 4; i < pixel * 4 + 3; ++i)
    if (std::abs(int{one.rgba[i]} - int{other.rgba[i]}) > channel_tolerance) return true;
  return false;
}

/// What was drawn, pale, with what differs in red.
Picture shown(const Picture& drawn, const Picture& blessed) {
  Picture picture = drawn;
  for (std::size_t pixel = 0; pixel < pixels_of(drawn); ++pixel) {
    std::uint8_t* rgba = picture.rgba.data() + pixel * 4;
    const bool red = differ(drawn, blessed, pixel);
    for (int i = 0; i < 3; ++i) rgba[i] = static_cast<std::uint8_t>(170 + rgba[i] / 3);
    if (red) rgba[0] = 220, rgba[1] = rgba[2] = 0;
  }
  return picture;
}

using Colour = std::uint32_t;
using Places = std::map<Colour, std::uint8_t>;  // of colours in a palette

int channel_of(Colour colour, unsigned shift) { return static_cast<int>(colour >> shift & 255); }

/// By how much they differ in the channel in which they differ most.
int distance(Colour one, Colour other) {
  int most = 0;
  for (const unsigned shift : {16U, 8U, 0U})
    most = std::max(most, std::abs(channel_of(one, shift) - channel_of(other, shift)));
  return most;
}

Colour colour_at(const Picture& picture, std::size_t pixel) {
  const std::uint8_t* rgba = picture.rgba.data() + pixel * 4;
  return Colour{rgba[0]} << 16 | Colour{rgba[1]} << 8 | rgba[2];
}

/// Those with the most pixels first.
std::vector<Colour> colours_of(const Picture& picture) {
  std::map<Colour, std::size_t> counts;
  for (std::size_t pixel = 0; pixel < pixels_of(picture); ++pixel)
    ++counts[colour_at(picture, pixel)];
  std::vector<Colour> colours;
  colours.reserve(counts.size());
  for (const auto& [colour, count] : counts) colours.push_back(colour);
  std::stable_sort(colours.begin(), colours.end(),
                   [&counts](Colour a, Colour b) { return counts.at(a) > counts.at(b); });
  return colours;
}

/// Surfaces as they are; what blends at edges by what is no further than that from it. Nothing
/// where a palette does not hold them.
std::vector<Colour> stand_ins(const std::vector<Colour>& colours, int furthest) {
  std::vector<Colour> chosen;
  for (const Colour colour : colours) {
    if (std::any_of(chosen.begin(), chosen.end(),
                    [&](Colour other) { return distance(colour, other) <= furthest; }))
      continue;
    if (chosen.size() == palette_size) return {};
    chosen.push_back(colour);
  }
  return chosen;
}

/// A line each, as it stands in made-with.txt.
std::string makers() {
  int major = 0, minor = 0, patch = 0;
  FT_Library library{};
  if (FT_Init_FreeType(&library) == 0) {
    FT_Library_Version(library, &major, &minor, &patch);
    FT_Done_FreeType(library);
  }
  const std::string renderer = picture_renderer();
  std::string lines =
      fmt::format("renderer {}\nImGui {}\nFreeType {}.{}.{}\n",
                  renderer.substr(0, renderer.find(' ')), IMGUI_VERSION, major, minor, patch);
  for (const std::string& file : font_files())
    lines += fmt::format("font {}, {} bytes\n", std::filesystem::path{file}.filename().string(),
                         std::filesystem::file_size(file));
  return lines;
}

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file{path};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0, to = 0; (to = text.find('\n', from)) != std::string::npos;
       from = to + 1)
    lines.push_back(text.substr(from, to - from));
  return lines;
}

// What others drew is no measure.
void forget_blessed() {
  for (const auto& entry : std::filesystem::directory_iterator{blessed_folder})
    if (entry.path().extension() == ".png") std::filesystem::remove(entry.path());
}

void bless(const std::string& name, const Picture& drawn) {
  const std::filesystem::path path = blessed_folder / (name + ".png");
  // One that is still right stays as it is, byte for byte.
  if (std::filesystem::exists(path) && !difference(read_png(path), drawn).any()) return;
  write_small_png(with_few_colours(drawn), path);
}

}  // namespace

bool Difference::any() const { return sizes || pixels > pixels_tolerated; }

Difference difference(const Picture& one, const Picture& other) {
  if (one.width != other.width || one.height != other.height) return {.sizes = true};
  Difference found;
  for (std::size_t pixel = 0; pixel < pixels_of(one); ++pixel)
    if (differ(one, other, pixel)) ++found.pixels;
  return found;
}

Picture with_few_colours(const Picture& picture) {
  const std::vector<Colour> colours = colours_of(picture);
  std::vector<Colour> chosen;
  for (int furthest = 0; furthest <= furthest_stand_in && chosen.empty(); ++furthest)
    chosen = stand_ins(colours, furthest);
  if (chosen.empty()) return picture;
  std::map<Colour, Colour> nearest;
  for (const Colour colour : colours)
    nearest[colour] = *std::min_element(chosen.begin(), chosen.end(), [colour](Colour a, Colour b) {
      return distance(a, colour) < distance(b, colour);
    });
  Picture result = picture;
  for (std::size_t pixel = 0; pixel < pixels_of(picture); ++pixel) {
    const Colour colour = nearest.at(colour_at(picture, pixel));
    for (const unsigned channel : {0U, 1U, 2U})
      result.rgba[pixel * 4 + channel] =
          static_cast<std::uint8_t>(channel_of(colour, 16 - 8 * channel));
  }
  return result;
}

void write_small_png(const Picture& picture, const std::filesystem::path& path) {
  const std::vector<Colour> colours = colours_of(picture);
  if (colours.size() > palette_size) return write_png(picture, path);
  Places at;
  std::vector<std::uint8_t> palette, places;
  for (const Colour colour : colours) {
    at[colour] = static_cast<std::uint8_t>(at.size());
    for (const unsigned shift : {16U, 8U, 0U})
      palette.push_back(static_cast<std::uint8_t>(channel_of(colour, shift)));
  }
  places.reserve(pixels_of(picture));
  for (std::size_t pixel = 0; pixel < pixels_of(picture); ++pixel)
    places.push_back(at.at(colour_at(picture, pixel)));
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.width);
  image.height = static_cast<png_uint_32>(picture.height);
  image.format = PNG_FORMAT_RGB_COLORMAP;
  image.colormap_entries = static_cast<png_uint_32>(colours.size());
  if (!png_image_write_to_file(&image, path.c_str(), 0, places.data(), 0, palette.data()))
    throw std::runtime_error(fmt::format("{} cannot be written: {}", path.string(), image.message));
}

std::string why_not_compared() {
  // The same on every computer, whatever its graphics card.
  setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
  std::string here;
  try {
    here = makers();
  } catch (const std::exception& error) {
    return error.what();
  }
  if (blessing()) {
    if (text_of(made_with) != here) forget_blessed();
    std::ofstream{made_with} << here;
    return {};
  }
  const std::vector<std::string> then = lines_of(text_of(made_with)), now = lines_of(here);
  for (std::size_t i = 0; i < std::max(then.size(), now.size()); ++i) {
    const std::string was = i < then.size() ? then[i] : "nothing";
    const std::string is = i < now.size() ? now[i] : "nothing";
    if (was != is)
      return fmt::format("the blessed pictures were made with {}; here it is {}", was, is);
  }
  return {};
}

std::vector<std::string> blessed_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator{blessed_folder})
    if (entry.path().extension() == ".png") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string against_blessed(const std::string& name, const Picture& drawn) {
  if (blessing()) {
    bless(name, drawn);
    return {};
  }
  const std::filesystem::path path = blessed_folder / (name + ".png");
  const bool known = std::filesystem::exists(path);
  const Picture blessed = known ? read_png(path) : Picture{};
  const Difference found = difference(blessed, drawn);
  if (!found.any()) return {};
  const std::filesystem::path folder =
      std::filesystem::path{SITWELL_BIN_DIR}.parent_path() / "pictures";
  std::filesystem::create_directories(folder);
  write_png(drawn, folder / (name + ".drawn.png"));
  if (!found.sizes) write_png(shown(drawn, blessed), folder / (name + ".difference.png"));
  const std::string how = !known        ? "is not blessed yet"
                          : found.sizes ? "has another size"
                                        : fmt::format("differs in {} pixels", found.pixels);
  return fmt::format("{} {}: look at {}; tools/bless-pictures takes it for right", name, how,
                     (folder / (name + ".*.png")).string());
}

}  // namespace sitwell::gui::test
