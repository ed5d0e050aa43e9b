#!/bin/sh
# Runs a command in a file system as Lambda does: all of it read-only but for /tmp, and not as root.
#
#   unshare --mount run-read-only.sh ROOT DOTNET USER COMMAND...
#
# DOTNET  a folder of .NET that is put where .NET programs look for it, or nothing
set -eu
root=$1 dotnet=$2 user=$3
shift 3
# As every container engine does.
echo '127.0.0.1 localhost' > "$root/etc/hosts"
mount --bind "$root" "$root"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
if [ -n "$dotnet" ]; then mount --bind -o ro "$dotnet" "$root/usr/share/dotnet"; fi
mount -o remount,bind,ro "$root"
exec /usr/sbin/chroot --userspec="$user" "$root" "$@"
