#!/usr/bin/env bash
# Builds the image as anybody would, but from a system of Debian's packages instead of a registry's image and without a
# container daemon; then runs it: by buildah as its own user, and the same tree on a read-only root without capabilities.
# Needs root. `bash .ci/image.sh`
set -euo pipefail
cd "$(dirname "$0")/.."
export BUILDAH_ISOLATION=chroot STORAGE_DRIVER=vfs
most_bytes=90000000
work=$(mktemp -d)
trap 'buildah rm --all >/dev/null 2>&1 || true; buildah rmi --force --all >/dev/null 2>&1 || true; rm -rf "$work"' EXIT
# Its own store, so that nobody's images are touched.
export CONTAINERS_STORAGE_CONF=$work/storage.conf
printf '[storage]\ndriver = "vfs"\nrunroot = "%s/run"\ngraphroot = "%s/store"\n' "$work" "$work" > "$CONTAINERS_STORAGE_CONF"

missing=()
for program in buildah mmdebstrap bwrap; do
  command -v $program >/dev/null || missing+=("${program/bwrap/bubblewrap}")
done
if [ ${#missing[@]} -gt 0 ]; then
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${missing[@]}"
fi

# Mirrors and registries may fail for a moment.
again() { "$@" || { sleep 20; "$@"; } || { sleep 60; "$@"; }; }

date +%T; echo '-- a base without a registry'
. /etc/os-release
again mmdebstrap --quiet --variant=extract \
  --include=libc6,libstdc++6,libgcc-s1,libatomic1,ca-certificates,tzdata,base-files,netbase \
  "$VERSION_CODENAME" "$work/base.tar"
mkdir -p "$work/build/usr/local/bin" "$work/build/usr/local/lib/node_modules"
cp node_modules/node/bin/node "$work/build/usr/local/bin/"
cp -rL "$(npm root -g)/npm" "$work/build/usr/local/lib/node_modules/npm"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$work/build/usr/local/bin/npm"
mkdir -p "$work/build/etc" "$work/build/root"
echo 'root:x:0:0:root:/root:/bin/sh' > "$work/build/etc/passwd"
# What builds needs a shell besides.
again mmdebstrap --quiet --variant=extract \
  --include=libc6,libstdc++6,libgcc-s1,libatomic1,ca-certificates,base-files,netbase,dash,coreutils,libbz2-1.0 \
  "$VERSION_CODENAME" "$work/tools.tar"
make_base() {
  local container
  container=$(buildah from scratch)
  buildah add -q "$container" "$work/$2" / >/dev/null
  [ $# -lt 3 ] || buildah add -q "$container" "$work/$3" / >/dev/null
  buildah commit -q "$container" "localhost/$1" >/dev/null
  buildah rm "$container" >/dev/null
}
make_base base base.tar
make_base node tools.tar build

date +%T; echo '-- the image'
# What npm ci has fetched before is in npm's cache; settings of npm's, such as another registry, come along.
mkdir -p "$work/npm-cache" && cp -r "$(npm config get cache)/_cacache" "$work/npm-cache/"
printf 'registry=%s\ncafile=/root/authorities.pem\n' "$(npm config get registry)" > "$work/npmrc"
authorities=$(npm config get cafile)
[ -f "$authorities" ] || authorities=/etc/ssl/certs/ca-certificates.crt
again buildah bud --quiet --ulimit "nofile=$(ulimit -Hn):$(ulimit -Hn)" --format docker --layers=false \
  --volume "$work/npm-cache:/root/.npm:rw" --volume "$work/npmrc:/root/.npmrc:ro" \
  --volume "$authorities:/root/authorities.pem:ro" \
  --build-arg NODE=localhost/node --build-arg BASE=localhost/base \
  --build-arg VERSION="$(node -p 'require("./package.json").version')" \
  --tag rapporteur -f Containerfile .

date +%T; echo '-- its size'
buildah push --quiet rapporteur "oci-archive:$work/rapporteur.tar"
bytes=$(stat -c %s "$work/rapporteur.tar")
echo "image: $((bytes / 1000000)) MB compressed"
[ "$bytes" -lt $most_bytes ] || { echo "The image is $bytes bytes, more than $most_bytes"; exit 1; }

container=$(buildah from rapporteur)
tree=$(buildah mount "$container")
node_modules/node/bin/node .ci/check-bundle.mjs "$tree/app"
buildah inspect --type image rapporteur > "$work/image.json"
TMPDIR=$work node .ci/check-image.mjs "$work/image.json" "$tree" "$container"
