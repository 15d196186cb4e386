// How the report looks, on paper first.
#pragma once

#include <string_view>

namespace sitwell::cli {

/// CSS.
std::string_view report_style();

}  // namespace sitwell::cli
