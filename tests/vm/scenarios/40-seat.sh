# Who sits at the computer gets the clip, and the daemon with it; whoever does not, does not.
# checks: 9
if ! systemctl is-active -q systemd-logind 2>/dev/null; then
  skip "no logind here"
fi
clip SW-1
within 10 "the clip has a node" node SW-1
udevadm settle
check "whoever is in plugdev may open it" as headless test -w "$(node SW-1)"
check "the wearer may not before logging in" not as wearer test -w "$(node SW-1)"
systemctl start seat
within 20 "the wearer may after logging in at the seat" as wearer test -w "$(node SW-1)"
check "a stranger may not" not as stranger test -w "$(node SW-1)"
within 20 "the wearer's own systemd is up" as wearer systemctl --user is-active -q basic.target
tell SW-1 unplug
until_true 5 not node SW-1
tell SW-1 plug
within 10 "plugged in again it is the wearer's again" eval 'as wearer test -w "$(node SW-1)"'
within 10 "plugging it in starts the wearer's daemon" as wearer systemctl --user is-active -q sitwelld
systemctl stop seat
within 10 "after logging out it is not" eval 'not as wearer test -w "$(node SW-1)"'
