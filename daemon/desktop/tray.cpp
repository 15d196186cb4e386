#include "daemon/desktop/tray.hpp"

#include <map>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>
#include <vector>

#include "daemon/desktop/bus.hpp"
#include "daemon/desktop/remote_object.hpp"
#include "daemon/desktop/tray_icon.hpp"
#include "daemon/desktop/tray_menu.hpp"
#include "dbus/sdbus.hpp"
#include "dbus/tray_item_adaptor.hpp"
#include "dbus/tray_menu_adaptor.hpp"

namespace sitwell::daemon {
namespace {

constexpr const char* item_path = "/StatusNotifierItem";
constexpr const char* menu_path = "/MenuBar";
constexpr std::int32_t root = 0;
/// Panels are 22 or 24 pixels high, or twice that.
constexpr int icon_sizes_px[] = {22, 44};
/// Nobody has so many; a list of what is not there need not be longer.
constexpr std::size_t most_unknown = 16;

using BusPixmap = sdbus::Struct<std::int32_t, std::int32_t, std::vector<std::uint8_t>>;
using BusPixmaps = std::vector<BusPixmap>;
using Properties = std::map<std::string, sdbus::Variant>;
using ItemProperties = sdbus::Struct<std::int32_t, Properties>;
using Layout = sdbus::Struct<std::int32_t, Properties, std::vector<sdbus::Variant>>;

BusPixmaps icons_of(TrayState state) {
  BusPixmaps all;
  for (const int size_px : icon_sizes_px) {
    Pixmap drawn = draw_icon(state, size_px);
    all.push_back(sdbus::make_struct(std::int32_t{drawn.width_px}, std::int32_t{drawn.height_px},
                                     std::move(drawn.argb)));
  }
  return all;
}

std::string status_of(TrayState state) {
  if (state == TrayState::away) return "Passive";
  return state == TrayState::due ? "NeedsAttention" : "Active";
}

Properties properties_of(const TrayEntry& entry) {
  Properties all{{"visible", sdbus::Variant{entry.visible}}};
  if (entry.label.empty()) {
    all["type"] = sdbus::Variant{std::string{"separator"}};
  } else {
    all["label"] = sdbus::Variant{entry.label};
    all["enabled"] = sdbus::Variant{entry.enabled};
  }
  return all;
}

/// Only those asked for, of which there may be as many as somebody likes; all for none.
Properties chosen(Properties all, const std::vector<std::string>& names) {
  if (names.empty()) return all;
  Properties kept;
  for (const std::string& name : names)
    if (const auto found = all.find(name); found != all.end()) kept.insert(*found);
  return kept;
}

sdbus::Error no_such(const std::string& what) {
  return bus::error("org.freedesktop.DBus.Error.InvalidArgs", "the menu has no such " + what);
}

class Item final : public sdbus::AdaptorInterfaces<org::kde::StatusNotifierItem_adaptor> {
 public:
  explicit Item(sdbus::IConnection& connection)
      : AdaptorInterfaces(connection, bus::ObjectPath{item_path}) {
    registerAdaptor();
  }
  ~Item() { unregisterAdaptor(); }

  void become(const TrayView& view) {
    if (view.state != state_) {
      state_ = view.state;
      icons_ = icons_of(state_);
    }
    tool_tip_ = tool_tip_of(view);
  }

 private:
  void ContextMenu(const std::int32_t&, const std::int32_t&) override {}
  void Activate(const std::int32_t&, const std::int32_t&) override {}
  void SecondaryActivate(const std::int32_t&, const std::int32_t&) override {}
  void Scroll(const std::int32_t&, const std::string&) override {}

  std::string Category() override { return "ApplicationStatus"; }
  std::string Id() override { return "sitwell"; }
  std::string Title() override { return "Sitwell"; }
  std::string Status() override { return status_of(state_); }
  std::int32_t WindowId() override { return 0; }
  std::string IconThemePath() override { return {}; }
  std::string IconName() override { return {}; }
  BusPixmaps IconPixmap() override { return icons_; }
  std::string OverlayIconName() override { return {}; }
  BusPixmaps OverlayIconPixmap() override { return {}; }
  std::string AttentionIconName() override { return {}; }
  BusPixmaps AttentionIconPixmap() override { return icons_; }
  std::string AttentionMovieName() override { return {}; }
  sdbus::Struct<std::string, BusPixmaps, std::string, std::string> ToolTip() override {
    return sdbus::make_struct(std::string{}, BusPixmaps{}, std::string{"Sitwell"}, tool_tip_);
  }
  bool ItemIsMenu() override { return true; }
  sdbus::ObjectPath Menu() override { return sdbus::ObjectPath{menu_path}; }

  TrayState state_ = TrayState::away;
  BusPixmaps icons_ = icons_of(state_);
  std::string tool_tip_ = tool_tip_of({});
};

/// Callers may be anybody: what they ask for is looked up in a handful of entries.
class Menu final : public sdbus::AdaptorInterfaces<com::canonical::dbusmenu_adaptor> {
 public:
  Menu(sdbus::IConnection& connection, TrayListener& listener)
      : AdaptorInterfaces(connection, bus::ObjectPath{menu_path}), listener_(listener) {
    registerAdaptor();
  }
  ~Menu() { unregisterAdaptor(); }

  void become(const TrayView& view) {
    view_ = view;
    entries_ = menu_of(view);
  }
  void tell_changes(const std::vector<TrayEntry>& before) {
    std::vector<ItemProperties> updated;
    for (std::size_t i = 0; i < entries_.size(); ++i)
      if (entries_[i] != before[i])
        updated.push_back(sdbus::make_struct(static_cast<std::int32_t>(entries_[i].item),
                                             properties_of(entries_[i])));
    if (!updated.empty()) emitItemsPropertiesUpdated(updated, {});
  }
  [[nodiscard]] const std::vector<TrayEntry>& entries() const { return entries_; }

 private:
  [[nodiscard]] bool has(std::int32_t id) const {
    return id >= root && static_cast<std::size_t>(id) <= entries_.size();
  }
  [[nodiscard]] Properties properties(std::int32_t id) const {
    if (id == root) return {{"children-display", sdbus::Variant{std::string{"submenu"}}}};
    return properties_of(entries_[static_cast<std::size_t>(id) - 1]);
  }

  std::tuple<std::uint32_t, Layout> GetLayout(const std::int32_t& parent, const std::int32_t& depth,
                                              const std::vector<std::string>& names) override {
    constexpr std::uint32_t revision = 1;  // the items are always the same
    if (!has(parent)) throw no_such("item");
    std::vector<sdbus::Variant> children;
    for (const TrayEntry& entry : entries_) {
      if (parent != root || depth == 0) break;
      children.emplace_back(
          Layout{static_cast<std::int32_t>(entry.item), chosen(properties_of(entry), names), {}});
    }
    return {revision, Layout{parent, chosen(properties(parent), names), std::move(children)}};
  }

  std::vector<ItemProperties> GetGroupProperties(const std::vector<std::int32_t>& ids,
                                                 const std::vector<std::string>& names) override {
    std::set<std::int32_t> known;
    for (const std::int32_t id : ids)
      if (has(id)) known.insert(id);
    if (ids.empty())
      for (const TrayEntry& entry : entries_) known.insert(static_cast<std::int32_t>(entry.item));
    std::vector<ItemProperties> all;
    all.reserve(known.size());
    for (const std::int32_t id : known)
      all.push_back(sdbus::make_struct(id, chosen(properties(id), names)));
    return all;
  }

  sdbus::Variant GetProperty(const std::int32_t& id, const std::string& name) override {
    if (!has(id)) throw no_such("item");
    const Properties all = properties(id);
    const auto found = all.find(name);
    if (found == all.end()) throw no_such("property");
    return found->second;
  }

  void Event(const std::int32_t& id, const std::string& event, const sdbus::Variant&,
             const std::uint32_t&) override {
    if (event == "clicked") choose(id, view_, listener_);
  }

  /// A click a group: nobody makes more at once.
  std::vector<std::int32_t> EventGroup(
      const std::vector<sdbus::Struct<std::int32_t, std::string, sdbus::Variant, std::uint32_t>>&
          events) override {
    std::vector<std::int32_t> unknown;
    std::int32_t clicked = root;
    for (const auto& event : events) {
      const std::int32_t id = std::get<0>(event);
      if (!has(id)) {
        if (unknown.size() < most_unknown) unknown.push_back(id);
      } else if (clicked == root && std::get<1>(event) == "clicked") {
        clicked = id;
      }
    }
    choose(clicked, view_, listener_);
    return unknown;
  }

  bool AboutToShow(const std::int32_t&) override { return false; }
  std::tuple<std::vector<std::int32_t>, std::vector<std::int32_t>> AboutToShowGroup(
      const std::vector<std::int32_t>&) override {
    return {};
  }

  std::uint32_t Version() override { return 3; }
  std::string TextDirection() override { return "ltr"; }
  std::string Status() override { return "normal"; }
  std::vector<std::string> IconThemePath() override { return {}; }

  TrayListener& listener_;
  TrayView view_;
  std::vector<TrayEntry> entries_ = menu_of({});
};

}  // namespace

struct Tray::State {
  State(Bus& to, TrayListener& listener)
      : bus(to),
        item(to.connection()),
        menu(to.connection(), listener),
        watcher(to, "org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher",
                [this] { appear(); }) {}

  /// With a watcher that came, or took another's place.
  void appear() {
    accepted = false;
    watcher.call(
        "org.kde.StatusNotifierWatcher", "RegisterStatusNotifierItem",
        [this](bus::ReplyError error) { accepted = !error; }, std::string{item_path});
  }

  void show(const TrayView& now) {
    if (now == view) return;
    const TrayView before = std::exchange(view, now);
    const std::vector<TrayEntry> entries = menu.entries();
    item.become(now);
    menu.become(now);
    if (!watcher.present()) return;
    try {
      tell_changes(before, entries);
    } catch (const sdbus::Error&) {
      // The connection has broken, which the bus tells.
    }
    bus.arm();
  }

  void tell_changes(const TrayView& before, const std::vector<TrayEntry>& entries) {
    if (before.state != view.state) {
      item.emitNewIcon();
      item.emitNewAttentionIcon();
    }
    if (status_of(before.state) != status_of(view.state)) item.emitNewStatus(status_of(view.state));
    if (tool_tip_of(before) != tool_tip_of(view)) item.emitNewToolTip();
    menu.tell_changes(entries);
  }

  Bus& bus;
  TrayView view;
  Item item;
  Menu menu;
  bool accepted = false;
  RemoteObject watcher;
};

Tray::Tray(Bus& bus, TrayListener& listener) {
  try {
    state_ = std::make_unique<State>(bus, listener);
  } catch (const sdbus::Error& error) {
    throw std::runtime_error("there is no tray item: " + error.getMessage());
  }
}
Tray::~Tray() = default;

void Tray::show(const TrayView& view) { state_->show(view); }

std::string Tray::describe() const {
  if (!state_->watcher.present()) return "this desktop has no tray";
  return state_->accepted ? "the tray shows how you sit" : "the tray does not take items";
}

}  // namespace sitwell::daemon
