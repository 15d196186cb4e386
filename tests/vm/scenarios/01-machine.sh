# The machine itself: without these every other scenario would fail, and for the wrong reason.
# checks: 4
check "udevd answers" udevadm control --ping
check "vhci_hcd has ports for clips" grep -q '^hs ' /sys/devices/platform/vhci_hcd.0/status
check "the udev rule is installed" test -s /usr/lib/udev/rules.d/60-sitwell.rules
check "the user unit is installed" test -s /usr/lib/systemd/user/sitwelld.service
