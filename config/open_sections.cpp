#include "config/open_sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "config/forms.hpp"
#include "config/hook_events.hpp"
#include "config/nearest.hpp"

namespace sitwell {
namespace {

constexpr std::size_t most_entries = 64;  // nobody owns so many clips

const TomlNode::Entry* entry(const TomlNode::Table& table, std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [name](const auto& candidate) { return candidate.name == name; });
  return found == table.end() ? nullptr : &*found;
}

/// One [[hooks]] on its way from the file.
class HookReader {
 public:
  HookReader(const TomlNode& node, std::size_t number, const Refuse& refuse)
      : node_{node}, number_{number}, refuse_{refuse} {}

  std::optional<Hook> read() {
    const auto* table = node_.as<TomlNode::Table>();
    if (!table) return no("", node_.place, "a section with `on` and `run`");
    Hook hook;
    for (const auto& given : *table)
      if (given.name != "on" && given.name != "run" && given.name != "limit_s")
        return no(fmt::format(".{}", printable(given.name)), given.place,
                  "only on, run and limit_s");
    if (!read_event(*table, hook) || !read_program(*table, hook)) return std::nullopt;
    if (const auto* limit = entry(*table, "limit_s")) {
      const auto seconds = Seconds<1, 600>::read(limit->node);
      if (!seconds) return no(".limit_s", limit->node.place, Seconds<1, 600>::expected());
      hook.limit = *seconds;
    }
    return hook;
  }

 private:
  std::nullopt_t no(const std::string& what, Place place, std::string_view expected) {
    refuse_(fmt::format("hooks[{}]{}", number_, what), place, expected,
            "This hook is not run until then");
    return std::nullopt;
  }

  bool read_event(const TomlNode::Table& table, Hook& hook) {
    const auto* on = entry(table, "on");
    const auto* name = on ? on->node.as<std::string>() : nullptr;
    if (name && std::any_of(hook_events.begin(), hook_events.end(),
                            [name](const HookEvent& event) { return event.name == *name; })) {
      hook.on = *name;
      return true;
    }
    std::array<std::string_view, hook_events.size()> names{};
    std::transform(hook_events.begin(), hook_events.end(), names.begin(),
                   [](const HookEvent& event) { return event.name; });
    no(".on", on ? on->node.place : node_.place,
       name ? fmt::format("an event; did you mean \"{}\"?",
                          nearest(std::string_view{*name}.substr(0, 64), names))
            : "an event in quotes, like \"prompt_shown\"");
    return false;
  }

  bool read_program(const TomlNode::Table& table, Hook& hook) {
    const auto* run = entry(table, "run");
    const auto* words = run ? run->node.as<TomlNode::Array>() : nullptr;
    bool usable = words && !words->empty() && words->size() <= most_entries;
    for (std::size_t i = 0; usable && i < words->size(); ++i) {
      const auto* word = (*words)[i].as<std::string>();
      usable = word && word->size() <= 4096 && word->find('\0') == std::string::npos;
      if (usable) hook.run.push_back(i == 0 ? with_home(*word) : *word);
    }
    if (usable && hook.run.front().starts_with("/")) return true;
    no(".run", run ? run->node.place : node_.place,
       "a list of words, like [\"/usr/bin/logger\", \"stand up\"]; the first is a program's "
       "absolute path, or begins with \"~/\"");
    return false;
  }

  const TomlNode& node_;
  std::size_t number_;
  const Refuse& refuse_;
};

}  // namespace

std::string_view name_of(ClipUse use) {
  switch (use) {
    case ClipUse::thigh: return "thigh";
    case ClipUse::pelvis: return "pelvis";
    case ClipUse::ignored: break;
  }
  return "ignored";
}

std::optional<ClipUse> clip_use_named(std::string_view name) {
  for (const ClipUse use : {ClipUse::thigh, ClipUse::pelvis, ClipUse::ignored})
    if (name == name_of(use)) return use;
  return std::nullopt;
}

bool is_clip_serial(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::map<std::string, ClipUse> read_clips(const TomlNode::Table& table, const Settings& before,
                                          const Refuse& refuse) {
  std::map<std::string, ClipUse> clips;
  for (const TomlNode::Entry& given : table) {
    const std::string what = fmt::format("clips.{}", printable(toml_key(given.name)));
    const auto* text = given.node.as<std::string>();
    const auto use = text ? clip_use_named(*text) : std::nullopt;
    if (!is_clip_serial(given.name)) {
      refuse(what, given.place, "a serial number of 1 to 64 printable characters",
             "It is left out until then");
    } else if (clips.size() == most_entries) {
      refuse(what, given.place, fmt::format("no more than {} clips", most_entries),
             "It is left out until then");
    } else if (use) {
      clips[given.name] = *use;
    } else {
      const auto old = before.clips.find(given.name);
      if (old != before.clips.end()) clips.insert(*old);
      refuse(what, given.node.place, "\"thigh\", \"pelvis\" or \"ignored\"",
             old == before.clips.end()
                 ? "Until then it is what it says of itself"
                 : fmt::format("Until then it is \"{}\"", name_of(old->second)));
    }
  }
  return clips;
}

std::vector<Hook> read_hooks(const TomlNode::Array& array, const Refuse& refuse) {
  std::vector<Hook> hooks;
  for (std::size_t i = 0; i < array.size(); ++i) {
    if (i == most_entries) {
      refuse("hooks", array[i].place, fmt::format("no more than {}", most_entries),
             "Those from here on are not run");
      break;
    }
    if (auto hook = HookReader{array[i], i + 1, refuse}.read()) hooks.push_back(std::move(*hook));
  }
  return hooks;
}

}  // namespace sitwell
