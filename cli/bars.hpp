// A day's sitting as a bar, parted by how long its bouts were: height says what colour says.
#pragma once

#include <string>
#include <string_view>

#include "cli/terminal.hpp"
#include "core/exposure.hpp"

namespace sitwell::cli {

/// How long a bout of sitting went on.
enum class BoutLength { brief, prolonged, hour_long };

struct BoutLook {
  Ink ink;
  std::string_view cell;
};

/// Brief under half an hour, prolonged under an hour, long from then on.
BoutLength length_of(Duration bout);
BoutLook look_of(BoutLength length);

/// A bar `cells` wide when sitting is `full`, brief bouts first; a faint one for a day that does
/// not count. Bars of one table share `full`, so that they can be compared.
std::string sitting_bar(const Screen& screen, const ExposureFigures& figures, Duration full,
                        int cells, bool counts);

/// What the parts of the bar mean, in a line.
std::string bar_legend(const Screen& screen);

/// The hours under (or over) bars of that scale: "0 h    2    4    6".
std::string hour_scale(Duration full, int cells);

}  // namespace sitwell::cli
