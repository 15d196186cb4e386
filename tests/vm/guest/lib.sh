# What scenarios are written in. Each runs in a shell and an empty folder of its own, as root;
# clips are named by their serial number, and the daemon belongs to one of the guest's people.
failed=0
logged=0
exec {never}<> <(:) # nobody ever writes there: read's timeout is a sleep without a process
nap() { read -rt "$1" -u $never || true; }

ok() { echo "PASS $*"; }
bad() { echo "FAIL $*"; failed=1; }
note() { echo "NOTE $*"; }
# skip REASON: this scenario cannot be had here; what it would have checked is not missed
skip() {
  echo "SKIP $checks checks: $*"
  finished=yes
  exit 0
}

now_ms() { date +%s%3N; }

# check TEXT COMMAND...: passes when the command does
check() {
  local text=$1
  shift
  if "$@" >/dev/null 2>&1; then ok "$text"; else bad "$text"; return 1; fi
}

# until_true SECONDS COMMAND...: waits for no longer than it must
until_true() {
  local deadline=$(($(now_ms) + $1 * 1000))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$(now_ms)" -lt $deadline ] || return 1
    nap 0.05
  done
}

# within SECONDS TEXT COMMAND...: passes as soon as the command does, fails when the time is up
within() {
  local seconds=$1 text=$2
  shift 2
  if until_true "$seconds" "$@"; then ok "$text"; else bad "$text"; return 1; fi
}

not() { ! "$@"; }

# at_least NUMBER COMMAND...: what the command prints is that or more
at_least() {
  local least=$1
  shift
  [ "$("$@")" -ge "$least" ]
}

# as USER COMMAND...: with the groups the user has now, as after a new login
as() { (become "$@"); }
become() {
  local user=$1 runtime
  shift
  runtime=/run/user/$(id -u "$user")
  mkdir -p "$runtime"
  chown "$user:" "$runtime"
  exec setpriv --reuid="$user" --regid="$user" --init-groups \
    env HOME="/home/$user" USER="$user" XDG_RUNTIME_DIR="$runtime" "$@"
}

# ---- clips ----

# clip SERIAL [OPTION...]: powers one on; with --unplugged it is not plugged in at once. The first
# time, its flash holds what was worn before: an hour, or what $worn says, or nothing for "".
# The wearer has just dressed: to reach a later hour would take this processor long.
clip() {
  local serial=$1
  shift
  [ -z "${worn=1h}" ] || [ -e "$serial.flash" ] || cp "/out/flash/$worn" "$serial.flash"
  sitwell-emulated-clip --vhci --simulate office --from 07:26 --serial "$serial" \
    --flash "$serial.flash" --control "$serial.fifo" "$@" >>"$serial.log" 2>&1 &
  until_true 10 test -p "$serial.fifo" || bad "clip $serial cannot be powered on"
}

# tell SERIAL WORD...: has something happen to it
tell() {
  local serial=$1
  shift
  echo "$*" 1<>"$serial.fifo" # opened both ways nobody waits for a clip that has died
}

# stat_of SERIAL FIELD: what the clip itself knows (logged, acknowledged, plugged, sent ...)
stat_of() {
  local answers
  answers=$(grep -c 'ok stat' "$1.log")
  tell "$1" stat
  until_true 5 at_least $((answers + 1)) grep -c 'ok stat' "$1.log"
  sed -n "s/.*ok stat.* $2=\([^ ]*\).*/\1/p" "$1.log" | tail -n 1
}

# node SERIAL: the clip's device node
node() {
  local device
  for device in /sys/bus/usb/devices/*/serial; do
    [ "$(cat "$device" 2>/dev/null)" = "$1" ] || continue
    printf '/dev/bus/usb/%03d/%03d\n' "$(cat "${device%serial}busnum")" \
      "$(cat "${device%serial}devnum")"
    return 0
  done
  return 1
}

# ---- the daemon ----

daemon=
# daemon USER [OPTION...]: starts it; its words go to daemon.log, its history is history.db
daemon() {
  local user=$1
  shift
  mark
  become "$user" sitwelld --db "$PWD/history.db" "$@" >>daemon.log 2>&1 &
  daemon=$!
}

ended() { [ ! -d "/proc/$1" ] || grep -q "^State:.Z" "/proc/$1/status"; }

# stop [SIGNAL]: ends it, and returns what it ended with
stop() {
  kill -"${1:-TERM}" "$daemon"
  if ! until_true 10 ended "$daemon"; then
    bad "the daemon does not end"
    kill -KILL "$daemon"
  fi
  wait "$daemon" 2>/dev/null
}

# mark: from here on; said PATTERN [TIMES]: it has said so since
marked=0
mark() { marked=$(cat daemon.log 2>/dev/null | wc -l); }
said() { at_least "${2:-1}" eval "tail -n +$((marked + 1)) daemon.log | grep -cE '$1'"; }
# complaints: how many warnings and errors it had for the wearer
complaints() { grep -cE "^[0-9:]+ (warning|error)" daemon.log; }

# streaming SERIAL: it is being read live right now
streaming() {
  local sent
  sent=$(stat_of "$1" sent)
  nap 0.3
  [ "$(stat_of "$1" plugged)" = 1 ] && [ "$(stat_of "$1" sent)" -gt "$sent" ]
}

# unplug_and_stop SERIAL: the clip is asked how many seconds it has logged in the same moment, for it
# goes on logging
unplug_and_stop() {
  echo "unplug
stat" 1<>"$1.fifo"
  until_true 5 not node "$1"
  sleep 0.3
  logged=$(sed -n 's/.*ok stat.* logged=\([0-9]*\).*/\1/p' "$1.log" | tail -n 1)
  stop
}

# ---- the history ----

# recorded FIELD: of all bouts, in seconds: covered (all postures), sitting, gaps (between bouts),
# overlaps, bouts (how many)
recorded() {
  sitwell export --db history.db --format csv 2>/dev/null | awk -F, -v wanted="$1" '
    function days(y, m, d) { if (m < 3) { m += 12; y-- }
      return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * m - 457) / 5) + d }
    /^[0-9]/ {
      split($1, t, /[-T:+Z]/)
      begin = days(t[1], t[2], t[3]) * 86400 + t[4] * 3600 + t[5] * 60 + t[6]
      if (bouts++ && begin - end > 0.0015) { gaps += begin - end }
      if (bouts > 1 && end - begin > 0.0015) { overlaps += end - begin }
      end = begin + $3
      covered += $3
      if ($2 == "sitting") sitting += $3 - $4
    }
    END { v["covered"] = covered; v["sitting"] = sitting; v["gaps"] = gaps
      v["overlaps"] = overlaps; v["bouts"] = bouts; printf "%d\n", v[wanted] + 0.5 }'
}

# complete [IN_HAND]: the history has every second that the clip had logged when it was unplugged, and
# none twice. It may have two more, for the clip's last second of each start is cut short in the log.
# It may lack as many as a hand had the clip for with no posture known before: they are nobody's.
complete() {
  local covered in_hand=${1:-0}
  covered=$(recorded covered)
  if [ "$covered" -ge $((logged - 1 - in_hand)) ] && [ "$covered" -le $((logged + 2)) ] &&
    [ "$(recorded overlaps)" = 0 ]; then
    ok "of $logged s that the clip logged the history has $covered, none twice"
  else
    bad "of $logged s that the clip logged the history has $covered, $(recorded overlaps) twice"
  fi
}

# Nothing of a scenario outlives it, however it ends.
finish() {
  jobs -p | xargs -r kill -9
  wait
  until_true 5 not grep -qs 1209 /sys/bus/usb/devices/*/idVendor
  exit $failed
} 2>/dev/null
failed_early() { [ -n "${finished-}" ] || bad "the scenario broke off"; finish; }
trap failed_early EXIT
