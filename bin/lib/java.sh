# Finds Java 17 or newer without starting one. Sourced by the launchers in bin; POSIX sh.
#
# find_java sets
#   java_home      the folder of the first that will do; empty if there is none
#   java_identity  what its release file says, up to the version
#   java_missing   if there is none, the sentence that says so and what to do

# A JVM must hear its caller only: options, class paths and libraries meant for another program
# (Splunk sets LD_LIBRARY_PATH to its own) change what it does, or what it prints where only replies may stand.
unset JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS CLASSPATH CDPATH
unset LD_LIBRARY_PATH LD_PRELOAD DYLD_LIBRARY_PATH DYLD_FALLBACK_LIBRARY_PATH DYLD_INSERT_LIBRARIES

find_java() {
    java_passed=
    for java_home in "${IDETUNNEL_JAVA_HOME:-}" "${JAVA_HOME:-}" \
        /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java* /opt/java/* /opt/jdk* /usr/local/openjdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        java_will_do && return 0
    done
    java_on_path && java_will_do && return 0
    java_home=
    keep_only "$java_passed" 'A-Za-z0-9 ._+/-'
    # shellcheck disable=SC2034 # for the launcher
    java_missing="needs Java 17 or newer (OpenJDK or a build of it) on this host${kept:+ and found only $kept}; install it,\
 or set IDETUNNEL_JAVA_HOME to its folder in \$SPLUNK_HOME/etc/splunk-launch.conf and restart Splunk"
    return 1
}

# Whether java_home holds a Java that will do.
java_will_do() {
    [ -n "$java_home" ] && [ -x "$java_home/bin/java" ] || return 1
    java_version=
    java_identity=
    if [ -r "$java_home/release" ]; then
        # Shells read byte by byte: the next line but one lists all modules.
        while [ -z "$java_version" ] && IFS= read -r java_line; do
            java_value=${java_line#*=\"}
            java_value=${java_value%\"}
            java_identity=$java_identity,$java_value
            case $java_line in JAVA_VERSION=*) java_version=$java_value ;; esac
        done <"$java_home/release"
    else
        java_version=$("$java_home/bin/java" -version 2>&1 </dev/null) || return 1
        case $java_version in *' version "'*) ;; *) return 1 ;; esac
        java_version=${java_version#*' version "'}
        java_version=${java_version%%\"*}
        java_identity=,$java_version
    fi
    java_major=${java_version#1.} # Java 8 calls itself 1.8
    java_major=${java_major%%[!0-9]*}
    case $java_identity in
        # OpenJ9 reads other options than those the launchers pass.
        ,IBM*) ;;
        *) [ "${java_major:-0}" -lt 17 ] || return 0 ;;
    esac
    java_passed=${java_passed:-"Java ${java_version:-of unknown version} in $java_home"}
    return 1
}

# Sets java_home to the one that "java" on the PATH belongs to.
java_on_path() {
    java_file=$(command -v java) || return 1
    resolve_link "$java_file"
    case $resolved in
        */bin/java) java_home=${resolved%/bin/java} ;;
        *) return 1 ;;
    esac
}

# resolve_link FILE: sets resolved to what FILE is once links are followed (readlink -f is not everywhere).
resolve_link() {
    resolved=$1
    while [ -L "$resolved" ]; do
        resolved_target=$(readlink "$resolved") || return 0
        case $resolved_target in
            /*) resolved=$resolved_target ;;
            *) resolved=${resolved%/*}/$resolved_target ;;
        esac
    done
}

# keep_only TEXT LIST: sets kept to TEXT with each character outside the bracket list LIST turned into "_".
# shellcheck disable=SC2295 # LIST is to match as a pattern
keep_only() {
    kept=
    kept_rest=$1
    while :; do
        case $kept_rest in
            *[!$2]*)
                kept=$kept${kept_rest%%[!$2]*}_
                kept_rest=${kept_rest#*[!$2]}
                ;;
            *)
                kept=$kept$kept_rest
                return 0
                ;;
        esac
    done
}
