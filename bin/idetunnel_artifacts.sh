#!/bin/sh
# The modular input idetunnel_artifacts, as splunkd starts it: finds Java, then becomes it.
set -u

script=$0
case $script in */*) ;; *) script=./$script ;; esac
while [ -L "$script" ]; do
    target=$(readlink "$script") || break
    case $target in
        /*) script=$target ;;
        *) script=${script%/*}/$target ;;
    esac
done
unset CDPATH
cd "${script%/*}/lib" || exit 1
. ./java.sh

find_java || {
    # splunkd.log takes the first word for the level, and puts the file's name before the line.
    printf 'ERROR idetunnel_artifacts %s\n' "$java_missing" >&2
    case ${1:-} in
        --validate-arguments) printf '<error><message>idetunnel_artifacts %s</message></error>\n' "$java_missing" ;;
    esac
    exit 1
}

# JVM messages go to stderr, whatever they are: on stdout stands XML alone.
exec "$java_home/bin/java" \
    -XX:+DisplayVMOutputToStderr -Xlog:disable -Xlog:all=warning:stderr \
    -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto -XX:TieredStopAtLevel=1 -Xmx384m \
    -XX:-CreateCoredumpOnCrash -XX:ErrorFile="${SPLUNK_HOME:-/tmp}/var/log/splunk/idetunnel_artifacts_crash_%p.log" \
    -Dfile.encoding=UTF-8 -Duser.language=en -Duser.country=US -Djava.awt.headless=true -Didetunnel.app=../.. \
    -cp 'idetunnelscore.jar:../../lib/*' io.idetunnel.modularinput.Main "$@"
