# Reports twice, missing, in the wrong order, damaged, and such as no clip makes.
# checks: 5
clip SW-1
daemon headless
within 15 "the clip is read" streaming SW-1
for fault in "duplicate 5" "drop 5" "reorder 4" "burst 8" "corrupt 5" "hostile 200"; do
  tell SW-1 "$fault"
  sleep 0.7
done
within 5 "that reports made no sense is said" said 'made no sense and (was|were) left out'
check "not once for each" not said 'made no sense' 4
within 10 "it is read on" streaming SW-1
sleep 3
unplug_and_stop SW-1
complete
