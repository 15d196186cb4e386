// What there is to read about the muscle, the routines and their limits: the text of the Learn
// pages, for every front end. Facts after docs/health.md; comfort and mobility, never a diagnosis.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sitwell {

struct LearnRow {
  std::string title;
  std::string text;
  std::string sitwell;  ///< what Sitwell does about it; often empty
};

struct LearnPage {
  std::string id;  ///< as `sitwell learn` takes it
  std::string title;
  std::vector<std::string> paragraphs;
  std::vector<LearnRow> rows;  ///< after the paragraphs
};

/// In the order they are read.
const std::vector<LearnPage>& learn_pages();
/// Nothing where there is none.
const LearnPage* learn_page(std::string_view id);
/// Shown when a routine is ended by "this hurts": one of the pages.
const LearnPage& stop_page();

}  // namespace sitwell
