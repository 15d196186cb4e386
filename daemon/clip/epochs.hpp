// From the twenty bytes that a clip logs of a second to the core's Epoch. Pure functions.
#pragma once

#include <optional>

#include "core/epoch.hpp"
#include "firmware-protocol/identity.h"
#include "firmware-protocol/log.h"

namespace sitwell::daemon {

/// Can these be epochs of a clip's log, by themselves?
bool is_plausible(const SitwellEpochs& epochs);

/// Begin and length are left to whoever knows the time. Nothing where the clip had not found up.
std::optional<Epoch> to_epoch(const SitwellEpoch& logged);

/// The part of an epoch after so much of it (0 to 1): its begin and length are the caller's.
void keep_after(double share, Epoch& epoch);

BodySite site_of(const SitwellIdentity& identity);

}  // namespace sitwell::daemon
