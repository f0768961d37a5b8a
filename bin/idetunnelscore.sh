#!/bin/sh
# The search command idetunnelscore, as splunkd starts it: finds Java, then becomes it.
#
# splunkd starts this two to four times for one search, so it starts no other program before Java.
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

# JVM messages go to stderr, whatever they are: on stdout stand replies alone.
exec "$java_home/bin/java" \
    -XX:+DisplayVMOutputToStderr -Xlog:disable -Xlog:all=warning:stderr \
    -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto -Xmx"$heap" \
    -XX:-CreateCoredumpOnCrash -XX:ErrorFile="${SPLUNK_HOME:-/tmp}/var/log/splunk/idetunnelscore_crash_%p.log" \
    -Dfile.encoding=UTF-8 -Duser.language=en -Duser.country=US -Djava.awt.headless=true \
    -cp idetunnelscore.jar io.idetunnel.command.Main "$@"
