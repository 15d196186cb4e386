// The wearer's settings, from config.toml. Read at start by each program, and again by the daemon
// when the file changes.
#pragma once

#include <array>
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "config/toml_tree.hpp"
#include "config/working_hours.hpp"
#include "core/prompt.hpp"
#include "core/prompts.hpp"
#include "core/routine.hpp"
#include "health/check_in.hpp"

namespace sitwell {

/// What a clip is there for.
enum class ClipUse { thigh, pelvis, ignored };
std::string_view name_of(ClipUse use);

/// What is heard of a routine by somebody whose eyes are closed.
enum class Cues { off, sound, speech };
inline constexpr std::array all_cues{Cues::off, Cues::sound, Cues::speech};
std::string_view name_of(Cues cues);

/// A command that is run when something happens.
struct Hook {
  std::string on;                ///< one of hook_events
  std::vector<std::string> run;  ///< an absolute path and its arguments; no shell reads them
  /// Long enough for a light or a message on the network, short enough to notice one that hangs.
  std::chrono::seconds limit{10};
  friend bool operator==(const Hook&, const Hook&) = default;
};

struct Settings {
  /// [day] start. At four an evening that runs past midnight still belongs to its day, and nearly
  /// everybody is asleep.
  std::chrono::minutes day_start{std::chrono::hours{4}};
  /// [history] path. Unset: where XDG has it. "~/" stands for the home folder.
  std::optional<std::filesystem::path> history_path;
  /// [history] heartbeat_s. How often the open bout is written. A day spent sitting writes 0.7 MB
  /// an hour with it; what a kill -9 costs comes back from the clip's log.
  std::chrono::seconds history_heartbeat{60};
  /// [prompts]; the reasons are with PromptSettings.
  PromptSettings prompts;
  /// [prompts] sound. Off: in an office a sound asks everybody.
  bool sound = false;
  /// [hours]. Nothing set: always, for nobody knows better.
  HoursSettings hours;
  /// [quiet]. All of them: whoever set one of these has asked not to be disturbed.
  Holds heeded = Holds{Hold::do_not_disturb} | Hold::full_screen | Hold::call | Hold::locked;
  /// [desktop] notifications. On: they are what Sitwell is for.
  bool notifications = true;
  /// [desktop] tray. On: it is out of the way where there is a tray, and nothing where there is
  /// none.
  bool tray = true;
  /// [routines] leg, the thigh that wears the clip. Right: most people reach for that pocket.
  Side clip_leg = Side::right;
  /// [routines] cues. Off, like every sound.
  Cues cues = Cues::off;
  /// [routines] offer. On: a prompt asks to get up, and a routine is something to get up for.
  bool offer_routine = true;
  /// [routines] spot. On: it asks, and records nothing by itself.
  bool spot_routines = true;
  /// [check_in] symptoms. None: nobody is asked about what they did not choose.
  std::set<Symptom> symptoms;
  /// [check_in] stress. Off: as above.
  bool ask_stress = false;
  /// [clips], by serial number. One that is not named is what it says of itself.
  std::map<std::string, ClipUse> clips;
  /// [[hooks]], in the file's order.
  std::vector<Hook> hooks;

  friend bool operator==(const Settings&, const Settings&) = default;
};

/// Something in the file that could not be used as it is; everything else holds.
struct Complaint {
  enum class Kind {
    unknown_key,  ///< means nothing, and was ignored
    bad_value,    ///< the value from before is kept
    bad_file,     ///< everything from before is kept
  };
  Kind kind = Kind::bad_value;
  Place place;
  /// "PATH:LINE:COLUMN: what is wrong; what was expected. What is kept."
  std::string text;
};

struct LoadedSettings {
  Settings settings;
  std::vector<Complaint> complaints;   ///< in the file's order, a hundred at most
  std::map<std::string, Place> given;  ///< the keys that the file sets, as "prompts.window_min"
};

/// $XDG_CONFIG_HOME/sitwell, or ~/.config/sitwell: what the wearer says is in here.
std::filesystem::path default_settings_folder();
/// $XDG_CONFIG_HOME/sitwell/config.toml, or ~/.config/sitwell/config.toml.
std::filesystem::path default_settings_path();

/// The settings in the file; the defaults for what it does not set, and where there is no file.
/// `before` is what holds where a value, or the whole file, cannot be used: when it is read again,
/// what it said last time. Never throws for what the file is or holds.
LoadedSettings load_settings(const std::filesystem::path& path = default_settings_path(),
                             const Settings& before = {});

/// The same from text; `path` is for the messages.
LoadedSettings parse_settings(std::string_view toml, const std::filesystem::path& path,
                              const Settings& before = {});

/// The file's text, or why it cannot be read; a file that is not there is empty.
struct SettingsText {
  std::string text;
  std::optional<std::string> error;
};
SettingsText read_settings_text(const std::filesystem::path& path);

}  // namespace sitwell
