#include "accuracy/optical_truth.hpp"

#include <zlib.h>

#include <array>
#include <cmath>
#include <cstdio>

namespace sitwell::accuracy {

std::vector<OpticalTruth> optical_truth(const std::filesystem::path& path) {
  std::vector<OpticalTruth> truth;
  gzFile file = gzopen(path.c_str(), "rb");
  if (!file) return truth;
  std::array<char, 4096> line{};
  while (gzgets(file, line.data(), static_cast<int>(line.size()))) {
    OpticalTruth row;
    int moving = 0;
    // t_s, six readings, the true up (nan where the cameras lost it), moving
    const int read = std::sscanf(line.data(), "%lf,%*f,%*f,%*f,%*f,%*f,%*f,%lf,%lf,%lf,%d",
                                 &row.t_s, &row.up.x, &row.up.y, &row.up.z, &moving);
    if (read != 5 || !is_finite(row.up)) continue;
    row.moving = moving == 1;
    truth.push_back(row);
  }
  gzclose(file);
  return truth;
}

}  // namespace sitwell::accuracy
