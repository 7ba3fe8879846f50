#!/usr/bin/env bash
# Runs newslint from a clone, which is set up at the first call: the GitHub Action and the pre-commit hooks start here.
# (As a git dependency newslint would come without dist/: npm 11.19 runs no prepare script of a dependency.)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if [ ! -e "$root/dist/index.js" ]; then
  npm ci --prefix "$root" --no-audit --no-fund >&2 || { echo "newslint: npm ci failed in $root" >&2; exit 2; }
fi
exec node "$root/bin/newslint.js" "$@"
