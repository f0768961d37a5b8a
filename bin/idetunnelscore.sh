#!/bin/sh
# The search command idetunnelscore, as splunkd starts it: finds Java, then becomes it.
#
# splunkd starts this two to four times for one search, so it starts as few other programs as it can:
# one (ls) where there is a class archive, none where there is not.
set -u

# Everything is found from where this file is: etc/apps on a search head, a knowledge bundle on a search peer.
script=$0
case $script in */*) ;; *) script=./$script ;; esac
while [ -L "$script" ]; do
    target=$(readlink "$script") || break
    case $target in
        /*) script=$target ;;
        *) script=${script%/*}/$target ;;
    esac
done
# A class archive is valid for one class path alone: a relative one is the same wherever the app is.
unset CDPATH
cd "${script%/*}/lib" || exit 1
. ./java.sh

find_java || {
    . ./refuse.sh
    refuse "$java_missing"
}

# A JVM told a heap it cannot have does not start, and cannot answer.
heap=${IDETUNNEL_MAX_HEAP:-512m}
heap_is_sound() {
    case $heap in [1-9]*[kKmMgG]) heap_size=${heap%?} ;; *) return 1 ;; esac
    case $heap_size in *[!0-9]* | ?????????*) return 1 ;; esac
    case $heap in
        *[mM]) heap_size=$((heap_size * 1024)) ;;
        *[gG]) heap_size=$((heap_size * 1048576)) ;;
    esac
    [ "$heap_size" -ge 16384 ] && [ "$heap_size" -le 1073741824 ]
}
heap_is_sound || {
    . ./refuse.sh
    keep_only "$heap" 'A-Za-z0-9._+-'
    refuse "IDETUNNEL_MAX_HEAP is $kept; it must be a number followed by k, m or g, between 16m and 1024g"
}

# Class-data sharing: a JVM that maps its classes from an archive starts in half the time. An archive is as good as
# code, so it must lie in a folder that is this user's alone. A truncated one makes a JVM print on stdout, so its size
# is part of its name. find_archive sets archive to the file, or archive_wanted to what the command may make.
find_archive() {
    archive=
    archive_wanted=
    archive_folder=${SPLUNK_HOME:-}/var/run/idetunnel
    case $archive_folder in
        /var/run/* | [!/]* | *:*) return ;; # no SPLUNK_HOME, or one that the JVM's option cannot name
    esac
    IFS= read -r build <idetunnelscore.id || return
    keep_only "$build$java_identity,$java_home" 'A-Za-z0-9.+-'
    [ ${#kept} -le 230 ] || return
    archive_wanted=$archive_folder/$kept
    [ -d "$archive_folder" ] && [ ! -L "$archive_folder" ] && [ -O "$archive_folder" ] || return
    for archive in "$archive_wanted"@*.jsa; do
        archive_is_sound && return
    done
    archive=
}
archive_is_sound() {
    # One older than the jar or the JVM was made with others of the same name. (Every sh knows -nt.)
    # shellcheck disable=SC3013
    [ "$archive" -nt idetunnelscore.jar ] && [ "$archive" -nt "$java_home/lib/modules" ] || return 1
    archive_list=$(ls -ldn "$archive_folder" "$archive" 2>/dev/null) || return 1
    case $archive_list in drwx------[!+]*) ;; *) return 1 ;; esac
    set -f
    # shellcheck disable=SC2086 # into words
    set -- ${archive_list##*"
"}
    set +f
    case $archive in *@"${5:-}".jsa) ;; *) return 1 ;; esac
}
find_archive
# The boot loader reads a jar natively and takes its classes as sound, which saves a third of a start without an archive.
# The class path only tells the command where its jar is.
set -- -Xbootclasspath/a:idetunnelscore.jar -cp idetunnelscore.jar io.idetunnel.command.Main "$@"
messages=all=warning
if [ -n "$archive" ]; then
    # A JVM that finds fault with its archive goes on without: no business of the search's log.
    messages="$messages,cds*=off"
    [ "$java_major" -lt 25 ] || messages="$messages,aot*=off"
    set -- -XX:SharedArchiveFile="$archive" -XX:+VerifySharedSpaces "$@"
elif [ -n "$archive_wanted" ]; then
    set -- -Didetunnel.archive="$archive_wanted" "$@"
fi

# JVM messages go to stderr, whatever they are: on stdout stand replies alone.
exec "$java_home/bin/java" \
    -XX:+DisplayVMOutputToStderr -Xlog:disable -Xlog:"$messages":stderr \
    -XX:+UseG1GC -XX:-UsePerfData -Xshare:auto -Xmx"$heap" \
    -XX:-CreateCoredumpOnCrash -XX:ErrorFile="${SPLUNK_HOME:-/tmp}/var/log/splunk/idetunnelscore_crash_%p.log" \
    -Dfile.encoding=UTF-8 -Duser.language=en -Duser.country=US -Djava.awt.headless=true \
    "$@"
