#include "accuracy/confusion.hpp"

#include <cstdio>
#include <fstream>
#include <iomanip>
#include <numeric>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace sitwell::accuracy {
namespace {

/// Columns and rows in the order of the picture.
constexpr std::array columns{Posture::sitting, Posture::perching, Posture::reclined,
                             Posture::lying,   Posture::cycling,  Posture::standing,
                             Posture::moving,  Posture::unworn,   Posture::unknown};
constexpr std::array<std::string_view, 7> rows{"sitting",         "lying",     "cycling, rowing",
                                               "standing",        "in a lift", "walking, stairs",
                                               "running, jumping"};

const std::map<std::string_view, std::string_view>& label_rows() {
  static const std::map<std::string_view, std::string_view> of{
      {"sit", rows[0]},          {"SEATED", rows[0]},
      {"lie", rows[1]},          {"lie_back", rows[1]},
      {"lie_right", rows[1]},    {"bike_horiz", rows[2]},
      {"bike_vert", rows[2]},    {"row", rows[2]},
      {"std", rows[3]},          {"stand", rows[3]},
      {"elev_still", rows[4]},   {"elev_move", rows[4]},
      {"walk", rows[5]},         {"walk_treadmill", rows[5]},
      {"walk_incline", rows[5]}, {"stairs", rows[5]},
      {"stairs_up", rows[5]},    {"stairs_down", rows[5]},
      {"wlk", rows[5]},          {"ups", rows[5]},
      {"dws", rows[5]},          {"WALKING", rows[5]},
      {"TURNING", rows[5]},      {"stepper", rows[5]},
      {"cross", rows[5]},        {"run", rows[6]},
      {"jog", rows[6]},          {"jump", rows[6]},
      {"basket", rows[6]}};
  return of;
}

long total_of(const auto& counts) { return std::accumulate(counts.begin(), counts.end(), 0L); }

// The picture's measures, pixels.
constexpr int left = 150;
constexpr int top = 74;
constexpr int field_width = 74;
constexpr int field_height = 34;

/// A share as a shade of one colour, with the number in it, so that it can be read in grey.
std::string field(int column, int y, long n, long total) {
  const int x = left + field_width * column;
  const double share = static_cast<double>(n) / static_cast<double>(total);
  std::ostringstream out;
  out << std::fixed << std::setprecision(3) << "<rect x=\"" << x << "\" y=\"" << y << "\" width=\""
      << field_width << "\" height=\"" << field_height << "\" fill=\"#1f6f8b\" fill-opacity=\""
      << share << "\" stroke=\"#c8d2da\"/>\n";
  if (n == 0) return out.str();
  constexpr double least_shown = 5e-4;
  out << "<text x=\"" << x + field_width / 2 << "\" y=\"" << y + 21
      << "\" text-anchor=\"middle\" fill=\"" << (share > 0.5 ? "#ffffff" : "#1c2733") << "\">"
      << std::setprecision(1);
  if (share < least_shown)
    out << "&lt; 0.1 %</text>\n";
  else
    out << 100 * share << " %</text>\n";
  return out.str();
}

}  // namespace

std::string_view Confusion::row_of(std::string_view label) {
  const auto row = label_rows().find(label);
  return row == label_rows().end() ? std::string_view{} : row->second;
}

void Confusion::add(std::string_view label, Posture claimed) {
  const std::string_view row = row_of(label);
  if (!row.empty()) ++seconds_[std::string(row)][static_cast<std::size_t>(claimed)];
}

Confusion& Confusion::operator+=(const Confusion& other) {
  for (const auto& [row, counts] : other.seconds_)
    for (std::size_t i = 0; i < counts.size(); ++i) seconds_[row][i] += counts[i];
  return *this;
}

void Confusion::print() const {
  std::printf("%-18s %8s", "labelled / booked", "s");
  for (const Posture posture : columns) std::printf(" %9s", std::string(name_of(posture)).c_str());
  std::printf("\n");
  for (const std::string_view row : rows) {
    const auto found = seconds_.find(row);
    if (found == seconds_.end()) continue;
    const long total = total_of(found->second);
    std::printf("%-18s %8ld", found->first.c_str(), total);
    for (const Posture posture : columns)
      std::printf(" %9.4f", static_cast<double>(found->second[static_cast<std::size_t>(posture)]) /
                                static_cast<double>(total));
    std::printf("\n");
  }
}

void Confusion::write_svg(const std::filesystem::path& path, const std::string& title) const {
  std::vector<std::string_view> shown;
  for (const std::string_view row : rows)
    if (seconds_.contains(row)) shown.push_back(row);
  const int width = left + field_width * static_cast<int>(columns.size()) + 12;
  const int height = top + field_height * static_cast<int>(shown.size()) + 34;
  std::ofstream out(path);
  out << "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" << width << "\" height=\"" << height
      << "\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n<title>" << title
      << "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
      << "<text x=\"12\" y=\"24\" font-size=\"15\" fill=\"#1c2733\">" << title << "</text>\n";
  for (std::size_t c = 0; c < columns.size(); ++c)
    out << "<text x=\"" << left + field_width * static_cast<int>(c) + field_width / 2 << "\" y=\""
        << top - 10 << "\" text-anchor=\"middle\" fill=\"#1c2733\">" << name_of(columns[c])
        << "</text>\n";
  for (std::size_t r = 0; r < shown.size(); ++r) {
    const int y = top + field_height * static_cast<int>(r);
    const Counts& counts = seconds_.find(shown[r])->second;
    out << "<text x=\"" << left - 10 << "\" y=\"" << y + 21
        << "\" text-anchor=\"end\" fill=\"#1c2733\">" << shown[r] << "</text>\n";
    for (std::size_t c = 0; c < columns.size(); ++c)
      out << field(static_cast<int>(c), y, counts[static_cast<std::size_t>(columns[c])],
                   total_of(counts));
  }
  out << "<text x=\"12\" y=\"" << height - 12
      << "\" fill=\"#5a6872\">rows: what was labelled; columns: what was booked; shares of each "
         "row's seconds</text>\n</svg>\n";
  if (!out) throw std::runtime_error(path.string() + ": cannot be written");
}

}  // namespace sitwell::accuracy
