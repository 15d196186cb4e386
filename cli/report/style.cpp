#include "cli/report/style.hpp"

namespace sitwell::cli {

std::string_view report_style() {
  return R"(
@page { size: A4; margin: 13mm 15mm; }
* { box-sizing: border-box; }
body { font: 9.2pt/1.36 "Inter", "Noto Sans", "DejaVu Sans", Arial, sans-serif; color: #1c2430;
       margin: 0; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
@media screen { body { max-width: 180mm; margin: 10mm auto; padding: 0 5mm; } }
.second { break-before: page; }
h1 { font-size: 16pt; margin: 0; }
h2 { font-size: 10.8pt; margin: 4.2mm 0 1.4mm; border-bottom: 0.3mm solid #c9d0d8;
     padding-bottom: 0.6mm; break-after: avoid; }
p { margin: 0.8mm 0; }
.note { color: #5a6572; }
.disclaimer { border-left: 1mm solid #c54f1a; padding-left: 2.5mm; margin: 2mm 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: 0.7mm 1.2mm; border-bottom: 0.2mm solid #e3e7eb;
         font-weight: normal; }
thead th { color: #5a6572; font-size: 8.2pt; vertical-align: bottom; }
th:first-child { text-align: left; }
tbody th { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; max-width: 62mm; }
dl { margin: 0; columns: 2; column-gap: 8mm; }
dl div { display: flex; justify-content: space-between; gap: 3mm; break-inside: avoid;
         border-bottom: 0.2mm solid #e3e7eb; padding: 0.5mm 0; }
dt { color: #5a6572; }
dd { margin: 0; text-align: right; overflow-wrap: anywhere; }
svg { display: block; width: 100%; }
svg text { font-size: 9px; fill: #5a6572; }
svg.key { display: inline-block; width: 14px; height: 10px; vertical-align: middle; }
.legend span { margin-left: 2.5mm; white-space: nowrap; }
.legend { color: #5a6572; font-size: 8.2pt; }
.brief { fill: #8fc1d1; }
.prolonged { fill: #e8a33d; }
.hatched { fill: url(#hatch); }
.hatching { stroke: #a86a0c; stroke-width: 1.6; }
.long { fill: #b8431a; }
.pale { opacity: 0.35; }
.grid { stroke: #e3e7eb; stroke-width: 0.7; }
.axis { stroke: #5a6572; stroke-width: 0.7; }
.goal { stroke: #1c2430; stroke-width: 1.4; stroke-dasharray: 6 4; }
.figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1.5mm 4mm; align-items: end; }
.figures.few { grid-template-columns: repeat(3, 1fr); gap: 1.5mm 6mm; }
.figures text { font-size: 11px; }
figure { margin: 0; break-inside: avoid; }
figcaption { font-size: 8.2pt; min-height: 2.4em; display: flex; align-items: flex-end; }
.trend { fill: none; stroke: #6a4c93; stroke-width: 1.5; }
circle { fill: #6a4c93; }
.yes { font-weight: bold; color: #b8431a; }
.routine { fill: #a8457f; }
ul { margin: 0.8mm 0; padding-left: 4.5mm; columns: 2; column-gap: 8mm; font-size: 8.4pt;
     line-height: 1.28; }
li { break-inside: avoid; }
)";
}

}  // namespace sitwell::cli
