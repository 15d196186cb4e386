# A loose plug: out and in again and again, as fast as the kernel can tell what was plugged in.
# Nothing is lost, nothing leaks. 40 times take a quarter of a minute here; `vm_replugs=200` in
# front of run.sh makes it more.
# checks: 5
times=$(sed -n 's/.*vm_replugs=\([0-9]*\).*/\1/p' /proc/cmdline)
times=${times:-40}
echo 1 >/sys/module/usbcore/parameters/old_scheme_first # one reset less for each
clip SW-1
daemon headless
within 15 "the clip is read" streaming SW-1
files() { ls "/proc/$daemon/fd" | wc -l; }
before=$(files)
begin=$(now_ms)
for ((i = 1; i <= times; ++i)); do
  tell SW-1 unplug
  while [ -e /sys/bus/usb/devices/1-1 ]; do nap 0.01; done
  tell SW-1 plug
  until [ -e /sys/bus/usb/devices/1-1:1.0 ]; do nap 0.01; done
  ((i % 3)) || nap 0.0$((RANDOM % 10)) # now and then the daemon gets a word in
done
note "$times times took $(($(now_ms) - begin)) ms"
within 20 "after $times times out and in it is read again" streaming SW-1
check "no file stays open" test "$(files)" -le $((before + 1))
sleep 2
unplug_and_stop SW-1
complete
# udevd is seconds behind by now, and until it has given the permission there is none.
check "there was nothing else to complain about" \
  eval '! grep -E "warning|error" daemon.log | grep -v "no permission"'
