// Whether the wearer has told the desktop to let nobody disturb: each notification server keeps
// that elsewhere.
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "daemon/desktop/gvdb.hpp"
#include "daemon/desktop/presence/sources.hpp"
#include "daemon/desktop/remote_object.hpp"

namespace sitwell::daemon {
namespace {

constexpr const char* notifications = "org.freedesktop.Notifications";
constexpr const char* xfconf = "org.xfce.Xfconf";
constexpr const char* dconf_interface = "ca.desrt.dconf.Writer";
constexpr std::string_view gnome_folder = "/org/gnome/desktop/notifications/";
constexpr std::string_view gnome_key = "/org/gnome/desktop/notifications/show-banners";
/// Anybody may say that settings have changed; the file is read this often at most.
constexpr std::chrono::milliseconds settle{200};
/// Usual ones have some ten thousand bytes.
constexpr std::uintmax_t largest_settings = 4 << 20;

std::filesystem::path dconf_file() {
  if (const char* folder = std::getenv("XDG_CONFIG_HOME"); folder != nullptr && *folder != '\0')
    return std::filesystem::path{folder} / "dconf/user";
  const char* const home = std::getenv("HOME");
  return std::filesystem::path{home == nullptr ? "/" : home} / ".config/dconf/user";
}

/// On where banners are switched off; they are on where nothing is said.
bool gnome_says() {
  std::error_code error;
  const auto path = dconf_file();
  const auto size = std::filesystem::file_size(path, error);
  if (error || size > largest_settings) return false;
  std::ifstream stream(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  return !gvdb_boolean(bytes, gnome_key).value_or(true);
}

class DoNotDisturb : public PresenceFrom {
 public:
  DoNotDisturb(boost::asio::io_context& io, Bus& session, ReportPresence report)
      : report_(std::move(report)),
        timer_(io),
        server_(session, notifications, "/org/freedesktop/Notifications", [this] { changed(); }),
        xfconf_(session, xfconf, "/org/xfce/Xfconf", [this] { ask_xfce(); }) {
    // Each of the two is refused by all servers but its own.
    server_.follow("org.dunstproject.cmd0", "paused", [this](const sdbus::Variant* value) {
      dunst_ = value_of<bool>(value);
      say();
    });
    server_.follow(notifications, "Inhibited", [this](const sdbus::Variant* value) {
      plasma_ = value_of<bool>(value);
      say();
    });
    xfconf_.on_signal(xfconf, "PropertyChanged", [this](sdbus::Message& message) {
      std::string channel, property;
      message >> channel >> property;
      if (channel == "xfce4-notifyd" && property == "/do-not-disturb") ask_xfce();
    });
    listen_to_dconf(session);
  }

  PresenceSource describe() const override {
    const auto on = merged();
    PresenceSource source{"do not disturb", on.has_value(), {}};
    if (!server_.present())
      source.detail = "There is no notification server.";
    else if (!on)
      source.detail = "The notification server does not tell whether it may disturb.";
    else
      source.detail = *on ? "Do not disturb is on." : "Do not disturb is off.";
    return source;
  }

 private:
  void changed() {
    name_.clear();
    xfce_ = gnome_ = std::nullopt;
    say();
    server_.call(notifications, "GetServerInformation",
                 [this](bus::ReplyError error, const std::string& name, const std::string&,
                        const std::string&, const std::string&) {
                   if (error) return;
                   name_ = name;
                   ask_xfce();
                   if (name_ == "gnome-shell") read_gnome();
                 });
  }

  void ask_xfce() {
    xfce_.reset();
    if (name_ == "Xfce Notify Daemon" && xfconf_.present())
      xfconf_.call(
          xfconf, "GetProperty",
          [this](bus::ReplyError error, const sdbus::Variant& value) {
            // A setting that was never touched is not there.
            xfce_ = error ? false : value_of<bool>(&value).value_or(false);
            say();
          },
          std::string{"xfce4-notifyd"}, std::string{"/do-not-disturb"});
    else
      say();
  }

  /// From whom is not known beforehand: the service that writes settings is started when needed.
  void listen_to_dconf(Bus& session) {
    try {
      dconf_ = bus::add_match(
          session.connection(),
          std::string{"type='signal',member='Notify',path='/ca/desrt/dconf/Writer/user',"
                      "interface='"} +
              dconf_interface + "'",
          [this](sdbus::Message& message) {
            std::string prefix;
            message >> prefix;
            const std::string_view said{prefix};
            if (said.starts_with(gnome_folder) || gnome_folder.starts_with(said)) read_soon();
          });
    } catch (const sdbus::Error&) {
      // The connection has broken, which the bus tells.
    }
  }

  void read_soon() {
    if (name_ != "gnome-shell" || std::exchange(reading_, true)) return;
    timer_.expires_after(settle);
    timer_.async_wait(
        [this, alive = std::weak_ptr{alive_}](const boost::system::error_code& error) {
          if (alive.expired() || error) return;
          reading_ = false;
          read_gnome();
        });
  }

  void read_gnome() {
    gnome_ = name_ == "gnome-shell" ? std::optional{gnome_says()} : std::nullopt;
    say();
  }

  void say() { report_({.do_not_disturb = merged()}); }

  std::optional<bool> merged() const {
    for (const auto& said : {dunst_, plasma_, xfce_, gnome_})
      if (said) return said;
    return std::nullopt;
  }

  ReportPresence report_;
  std::string name_;  ///< of the notification server, as it says
  std::optional<bool> dunst_, plasma_, xfce_, gnome_;
  bool reading_ = false;
  boost::asio::steady_timer timer_;
  std::shared_ptr<int> alive_ = std::make_shared<int>();
  RemoteObject server_, xfconf_;
  sdbus::Slot dconf_;
};

}  // namespace

std::unique_ptr<PresenceFrom> presence_from_do_not_disturb(boost::asio::io_context& io,
                                                           Bus& session, ReportPresence report) {
  return std::make_unique<DoNotDisturb>(io, session, std::move(report));
}

}  // namespace sitwell::daemon
