// sitwell forget health: what routines, check-ins and screening have left in the history is erased.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/ask.hpp"
#include "cli/coach/commands.hpp"
#include "dbus/tracker_client.hpp"

namespace sitwell::cli {
namespace {

void make_sure(const ForgetOptions& options) {
  if (options.yes) return;
  if (!can_ask())
    throw UnusableInput("nobody is there to confirm it; `sitwell forget health --yes` erases");
  fmt::print(
      "  This erases your screening answers, check-ins, what hurt, and all routines done, and\n"
      "  begins the plan anew. Sitting, breaks and prompts stay. It cannot be undone.\n");
  if (!ask_yes("  Erase it? (y/n) ")) throw std::runtime_error("nothing was erased");
}

}  // namespace

void forget_health(const ForgetOptions& options) {
  make_sure(options);
  const std::uint32_t erased = TrackerClient{}.coach().forget_health();
  if (options.json)
    fmt::print(
        "{}\n",
        nlohmann::ordered_json{{"format", "sitwell forget"}, {"version", 1}, {"erased", erased}}
            .dump(2));
  else if (erased == 0)
    fmt::print("There was nothing to erase.\n");
  else
    fmt::print(
        "Erased: {} row{} of screening answers, check-ins, hurts and routines. The plan begins "
        "anew;\nsitting, breaks and prompts are as they were.\n",
        erased, erased == 1 ? "" : "s");
}

}  // namespace sitwell::cli
