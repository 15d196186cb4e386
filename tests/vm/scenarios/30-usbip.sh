# The emulated clip over TCP, attached with the usbip tool as from another machine.
# checks: 3
command -v usbip >/dev/null || skip "there is no usbip here"
ip link set lo up
cp /out/flash/1h SW-1.flash
sitwell-emulated-clip --tcp --simulate office --from 07:26 --serial SW-1 \
  --flash SW-1.flash --control SW-1.fifo 2>>SW-1.log &
until_true 10 test -p SW-1.fifo
tell SW-1 plug
until_true 20 usbip list -r 127.0.0.1
check "it is on offer" eval "usbip list -r 127.0.0.1 | grep -q 1209:0001"
usbip attach -r 127.0.0.1 -b 1-1
daemon headless
within 60 "attached over TCP it is read" streaming SW-1
unplug_and_stop SW-1
complete
