// The clip off the thigh, with known truth: left on a desk, carried in a bag, driven about, washed,
// turned in the hands; and worn where that is easily mistaken.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "recordings/simulated_plan.hpp"

namespace sitwell {

enum class WearScene : std::uint8_t {
  desk_flat,
  desk_leaning,
  desk_typed_on,
  desk_while_sitting,  ///< taken off without getting up
  desk_gently,         ///< ...and laid beside, with one slow turn
  bag_carried,         ///< walks and pauses, never put down for long
  bag_swung,           ///< on a long strap, as far as a leg swings
  bag_at_rest,         ///< carried for a few minutes, then put down
  bag_in_car,
  bag_in_train,
  off_in_car,    ///< taken off on the seat, put beside
  off_in_train,  ///< ...without a walk
  laundry,
  handled,
  worn_in_car,
  worn_in_train,
  worn_from_car_on,  ///< put back on there, and nobody walks
  worn_at_desk,      ///< after the clip was taken up and put back
  worn_sleeping,     ///< stirs every ten minutes or so
};

struct WearSceneInfo {
  WearScene scene;
  std::string_view name;
  bool worn;
};

inline constexpr std::array<WearSceneInfo, 19> wear_scenes{{
    {WearScene::desk_flat, "on the desk, flat", false},
    {WearScene::desk_leaning, "on the desk, leaning", false},
    {WearScene::desk_typed_on, "on a desk typed on", false},
    {WearScene::desk_while_sitting, "taken off while sitting", false},
    {WearScene::desk_gently, "taken off with a slow turn", false},
    {WearScene::bag_carried, "in a bag, carried", false},
    {WearScene::bag_swung, "in a bag that swings", false},
    {WearScene::bag_at_rest, "in a bag, carried, put down", false},
    {WearScene::bag_in_car, "in a bag in a car", false},
    {WearScene::bag_in_train, "in a bag in a train", false},
    {WearScene::off_in_car, "taken off in a car", false},
    {WearScene::off_in_train, "taken off in a train", false},
    {WearScene::laundry, "in the laundry", false},
    {WearScene::handled, "turned in the hands", false},
    {WearScene::worn_in_car, "worn, sitting in a car", true},
    {WearScene::worn_in_train, "worn, sitting in a train", true},
    {WearScene::worn_from_car_on, "worn, put on in a car", true},
    {WearScene::worn_at_desk, "worn, at a desk, put on anew", true},
    {WearScene::worn_sleeping, "worn, sleeping", true},
}};

/// Walks and sits with the clip on, plays the scene, has it back on and walks and sits again.
SimulatedPlan plan_wear(WearScene scene, bool guided_calibration, Random random);

}  // namespace sitwell
