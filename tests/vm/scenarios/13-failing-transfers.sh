# Endpoints that stall, transfers that fail, packets that are held back: read on, and lose nothing.
# checks: 6
clip SW-1
daemon headless
within 15 "the clip is read" streaming SW-1
for trouble in "stall 81" "error EPROTO 1" "error EILSEQ 2" "error EOVERFLOW 1"; do
  mark
  tell SW-1 "$trouble"
  sleep 1
  within 8 "after \"$trouble\" it is read on" streaming SW-1
done
tell SW-1 nak
sleep 1
tell SW-1 ack
sleep 2
unplug_and_stop SW-1
complete
