// Icons of FontAwesome 4 as text, as they are merged into every font.
#pragma once

namespace sitwell::gui::icon {

inline constexpr const char* today = "\xef\x80\x95";     // home
inline constexpr const char* history = "\xef\x82\x80";   // bar-chart
inline constexpr const char* routines = "\xef\x86\xae";  // child
inline constexpr const char* check_in = "\xef\x81\x86";  // check-square-o
inline constexpr const char* plan = "\xef\x80\xa4";      // flag
inline constexpr const char* learn = "\xef\x80\xad";     // book
inline constexpr const char* clip = "\xef\x83\x86";      // paperclip
inline constexpr const char* settings = "\xef\x80\x93";  // cog
inline constexpr const char* play = "\xef\x81\x8b";
inline constexpr const char* pause = "\xef\x81\x8c";
inline constexpr const char* stop = "\xef\x81\x8d";
inline constexpr const char* skip = "\xef\x81\x91";  // step-forward
inline constexpr const char* repeat = "\xef\x80\x9e";
inline constexpr const char* left = "\xef\x81\x93";   // chevron-left
inline constexpr const char* right = "\xef\x81\x94";  // chevron-right
inline constexpr const char* up = "\xef\x81\xa2";     // arrow-up
inline constexpr const char* down = "\xef\x81\xb8";   // chevron-down
inline constexpr const char* close = "\xef\x80\x8d";  // times
inline constexpr const char* done = "\xef\x80\x8c";   // check
inline constexpr const char* copy = "\xef\x83\x85";
inline constexpr const char* bell = "\xef\x83\xb3";
inline constexpr const char* clock = "\xef\x80\x97";
inline constexpr const char* warning = "\xef\x81\xb1";
inline constexpr const char* urgent = "\xef\x83\xbe";  // medkit
inline constexpr const char* info = "\xef\x81\x9a";
inline constexpr const char* help = "\xef\x81\x99";
inline constexpr const char* battery = "\xef\x89\x80";
inline constexpr const char* plug = "\xef\x87\xa6";
inline constexpr const char* undo = "\xef\x83\xa2";
inline constexpr const char* plus = "\xef\x81\xa7";
inline constexpr const char* minus = "\xef\x81\xa8";
inline constexpr const char* flask = "\xef\x83\x83";  // the demo
inline constexpr const char* lock = "\xef\x80\xa3";

/// What the fonts have of them: an icon that is not in here is drawn as a box.
inline constexpr const char* all[] = {
    today,   history, routines, check_in, plan,    learn, clip,  settings, play,  pause, stop,
    skip,    repeat,  left,     right,    up,      down,  close, done,     copy,  bell,  clock,
    warning, urgent,  info,     help,     battery, plug,  undo,  plus,     minus, flask, lock};

}  // namespace sitwell::gui::icon
