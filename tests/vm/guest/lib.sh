# What scenarios are written in. Each runs in a shell and an empty folder of its own.
failed=0

ok() { echo "PASS $*"; }
bad() { echo "FAIL $*"; failed=1; }
note() { echo "NOTE $*"; }

# check TEXT COMMAND...: passes when the command does
check() {
  local text=$1
  shift
  if "$@" >/dev/null 2>&1; then ok "$text"; else bad "$text"; return 1; fi
}

# within SECONDS TEXT COMMAND...: passes as soon as the command does, fails when the time is up
within() {
  local text=$2 deadline=$(($(date +%s%3N) + $1 * 1000))
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ "$(date +%s%3N)" -lt $deadline ] || { bad "$text"; return 1; }
    sleep 0.05
  done
  ok "$text"
}

finish() {
  jobs -p | xargs -r kill -9 2>/dev/null
  exit $failed
}
