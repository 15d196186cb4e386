// A figure as a picture, for documentation and for whoever has no canvas of their own.
#pragma once

#include <string>
#include <string_view>

#include "core/figure.hpp"

namespace sitwell {

/// An SVG file: the figure on its floor, with what it rests on; limbs of the far side are lighter.
/// `title` is what is read out to those who cannot see it.
std::string figure_svg(const Figure& figure, std::string_view title);

}  // namespace sitwell
