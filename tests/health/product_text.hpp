// All that Sitwell says about health, by the place where it is said, in small letters:
//   learn/ID, learn/ID/ROW TITLE   a Learn page, or one row of it
//   question/NAME                  what screening asks
//   hidden/CONDITION               what an answer hides, by demand ("all but the gentlest"), and
//   why advice/NAME                    what is advised on a yes, or by a red flag hurt/KIND what
//   "this hurts" shows symptom/NAME                   a check-in's item
#pragma once

#include <map>
#include <string>
#include <vector>

namespace sitwell::testing {

std::map<std::string, std::string> product_text();

/// Those of the words that the text does not have.
std::vector<std::string> missing(const std::vector<std::string>& words, const std::string& text);

}  // namespace sitwell::testing
