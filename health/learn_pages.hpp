// The pages one by one, for learn.cpp to put in order.
#pragma once

#include "health/learn.hpp"

namespace sitwell::pages {

LearnPage muscle();
LearnPage causes();
LearnPage symptoms();

LearnPage routines();
LearnPage constructive_rest();
LearnPage lunge();
LearnPage ball_release();
LearnPage supporting();

LearnPage warnings();
LearnPage stop();
LearnPage ask_first();
LearnPage professional();
LearnPage urgent();

LearnPage visit();
LearnPage limits();

}  // namespace sitwell::pages
