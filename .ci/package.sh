#!/usr/bin/env bash
# The package as `npx rapporteur` runs it: packed, installed elsewhere without what development needs, and started there.
# `bash .ci/package.sh`
set -euo pipefail
cd "$(dirname "$0")/.."
node=$PWD/node_modules/node/bin/node
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm pack --silent --ignore-scripts --pack-destination "$work" >/dev/null
tarball=$(ls "$work"/*.tgz)
tar -tzf "$tarball" > "$work/files"
for file in package/bin/rapporteur.mjs package/build/pages/manifest.json package/content/vancouver-2018/document.md; do
  grep -qx "$file" "$work/files" || { echo "The package has no $file"; exit 1; }
done
! grep -E '^package/(test|bench|data|\.env)(/|$)' "$work/files" || { echo 'The package has what it needn’t'; exit 1; }
echo "package: $(($(stat -c %s "$tarball") / 1000)) kB, $(wc -l < "$work/files") files"

mkdir "$work/elsewhere" && cd "$work/elsewhere"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit --ignore-scripts --prefer-offline "$tarball" 2>/dev/null
# As npx does: by the name of the program, with the Node that is there.
PATH="$(dirname "$node"):$PATH" node_modules/.bin/rapporteur ask sanctions | tee answer.txt
grep -q 'sanctions are a tool of diplomacy' answer.txt
PATH="$(dirname "$node"):$PATH" node_modules/.bin/rapporteur --version | grep -E '^[0-9]+\.[0-9]+\.[0-9]+$'
PATH="$(dirname "$node"):$PATH" node_modules/.bin/rapporteur doctor
# And the playground, on the bundled text.
PATH="$(dirname "$node"):$PATH" node "$OLDPWD/.ci/playground.mjs" node_modules/.bin/rapporteur
