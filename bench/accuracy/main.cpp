// bench_accuracy [DATA] [PART] [--bookings] [--check] [--svg DIR]
//
// Runs the recordings of people in DATA (the build's SITWELL_RECORDINGS by default) through the
// product's own replay and prints how well it told angles, postures and edges. PART is one of
// broad, dsads, dsads-left, motionsense, difronzo, geotec, har70, lying, learned, held-apart,
// sweeps, turned, poses, bias, steps, wear; all of them by default. --bookings adds what each
// label's seconds were booked as;
// --svg writes pictures of what was booked as what; --check exits with 1 where a figure misses its
// bar, with 77 where there are no recordings.
#include <cstdio>
#include <string>

#include "accuracy/sections.hpp"

namespace sitwell::accuracy {
namespace {

int run(const Options& options) {
  if (!std::filesystem::is_directory(options.data)) {
    std::printf("skipped: no recordings in %s\n", options.data.c_str());
    constexpr int skipped = 77;
    return skipped;
  }
  Figures figures;
  inclination(options, figures);
  guided_days(options, figures);
  transitions(options, figures);
  logged_means(options, figures);
  learned_days(options, figures);
  lying_or_sitting(options, figures);
  held_apart(options, figures);
  robustness(options, figures);
  sixteen_poses(options, figures);
  simulated_days(options, figures);
  steps(options, figures);
  wear(options, figures);
  figures.print();
  return options.check && !figures.all_hold() ? 1 : 0;
}

}  // namespace
}  // namespace sitwell::accuracy

int main(int argc, char** argv) {
  sitwell::accuracy::Options options{.data = SITWELL_RECORDINGS};
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--bookings")
      options.bookings = true;
    else if (argument == "--check")
      options.check = true;
    else if (argument == "--svg" && i + 1 < argc)
      options.svg = argv[++i];
    else if (argument.find('/') != std::string::npos)
      options.data = argument;
    else
      options.only = argument;
  }
  return sitwell::accuracy::run(options);
}
