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
# The same but for fractions of a second: a part that is said anew is judged by the mounting that
# was in force when it begins, the whole by one that was learned on the way.
check "both histories are alike" eval 'paste -d , <(sed -n 3,8p killed.csv) <(sed -n 3,8p left_alone.csv) |
  awk -F, "{ d = \$3 - \$13; if (\$2 != \$12 || d * d > 0.25) exit 1; ++n } END { exit n != 6 }"'
