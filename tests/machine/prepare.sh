#!/bin/sh
# Installs the Debian packages the tests want, where it may; else says the one line that does.
set -eu
list=$(dirname "$0")/packages.txt

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This is no Debian: the tests want the programs that these packages bring:" $(cat "$list") >&2
    [ "${ALLOW_MISSING:-}" = 1 ] && exit 0
    echo "Install them by hand and run again with ALLOW_MISSING=1." >&2
    exit 1
fi

missing=
for package in $(cat "$list"); do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root=sudo
    else
        echo "Run this once, then again make test:  sudo apt-get install -y$missing" >&2
        [ "${ALLOW_MISSING:-}" = 1 ] && exit 0
        exit 1
    fi
fi
echo "Installing$missing"
export DEBIAN_FRONTEND=noninteractive
# Postfix is only a program here: the tests run instances of their own, the machine gets none from this.
case "$missing" in
    *postfix*) echo 'postfix postfix/main_mailer_type select No configuration' | $as_root debconf-set-selections ;;
esac
$as_root apt-get update -qq
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
