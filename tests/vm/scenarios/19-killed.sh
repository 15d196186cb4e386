# kill -9 while the log is being read, again and again: in the end the history is the one of a run
# that nobody disturbed.
# checks: 4
clip SW-1 --unplugged
cp SW-1.flash twin.flash
tell SW-1 plug
until_true 10 node SW-1
udevadm settle
for moment in 0.3 0.6 0.9 1.2; do
  daemon headless
  sleep $moment
  stop KILL
done
daemon headless
within 20 "after four times kill -9 the log is read to its end" streaming SW-1
sleep 1
unplug_and_stop SW-1
complete
tell SW-1 quit
sitwell export --db history.db --format csv >killed.csv
rm history.db*
cp twin.flash SW-1.flash
clip SW-1
daemon headless
within 20 "the same log is read by a daemon that is left alone" streaming SW-1
unplug_and_stop SW-1
sitwell export --db history.db --format csv >left_alone.csv
rows() { sed -n 3,8p "$1" | cut -d , -f 2-6; } # the begins differ by a millisecond: each run dates anew
check "both histories begin alike" eval 'cmp <(rows killed.csv) <(rows left_alone.csv)'
