// A routine in words and as JSON, with how it fits the wearer's screening answers.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "cli/terminal.hpp"
#include "config/routine_catalogue.hpp"
#include "health/screening.hpp"

namespace sitwell::cli {

/// A few lines: name, length, purpose, where it comes from, and why it does not fit.
std::string routine_summary(const Screen& screen, const CatalogueEntry& entry,
                            const std::optional<Fit>& fit);
/// Everything there is to say of it.
std::string routine_text(const Screen& screen, const CatalogueEntry& entry,
                         const std::optional<Fit>& fit);
nlohmann::ordered_json routine_json(const CatalogueEntry& entry, const std::optional<Fit>& fit);

}  // namespace sitwell::cli
