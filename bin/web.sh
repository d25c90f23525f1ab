# Sourced: builds the screens into dist/web when they are missing or a source is newer. Needs toolchain.sh before it.

web_is_fresh() {
  local stamp="$root/dist/web/.built"
  [[ -f "$stamp" ]] || return 1
  # Folders count too, so that a deleted file is noticed.
  [[ -z "$(cd "$root" && find src index.html vite.config.ts package-lock.json public \
    \( -path '*/server' -o -path src/platform -o -name '*.test.*' \) -prune -o -newer "$stamp" -print 2>/dev/null | head -n 1)" ]]
}

build_web() {
  local next="$root/dist/web.$$"
  mkdir -p "$root/dist"
  # Stamped before the build: what changes meanwhile is newer and is built the next time.
  touch "$root/dist/.building.$$"
  if ! (cd "$root" && vite build --outDir "$next" --emptyOutDir --logLevel warn) >&2; then
    rm -rf "$next" "$root/dist/.building.$$"
    fail "the screens could not be built"
  fi
  mv "$root/dist/.building.$$" "$next/.built"
  rm -rf "$root/dist/web"
  mv "$next" "$root/dist/web"
}

build_web_if_stale() {
  [[ -f "$root/vite.config.ts" ]] || return 0
  web_is_fresh && return 0
  say "Building the screens …"
  build_web
}
