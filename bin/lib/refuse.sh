# The search command's answer when no JVM can give one. Sourced by idetunnelscore.sh; POSIX sh.

# refuse SENTENCE: reads one request, replies with SENTENCE (no quotes, no backslashes) as the error of the search,
# reads on to the end of the stream and exits with 0. If it exited earlier, or otherwise, the user would be shown
# splunkd's own "exited unexpectedly" in its place.
refuse() {
    LC_ALL=C # lengths count bytes
    request=
    while [ -z "$request" ]; do
        IFS= read -r request || exit 0
        request=${request%"$(printf '\r')"}
    done
    case $request in
        chunked*1.0*,*[0-9]*,*[0-9]*) ;;
        *) refuse_stream 'does not begin with a header of the search command protocol' ;;
    esac
    request=${request#*,}
    refuse_digits "${request%%,*}"
    size=$digits
    refuse_digits "${request#*,}"
    size=$((size + digits))
    got=0
    [ "$size" -eq 0 ] || got=$(head -c "$size" | wc -c) # head -c 0 is an error to some
    [ "$((got))" -eq "$size" ] || refuse_stream "ends after $((got)) of $size bytes"

    reply='{"finished":true,"error":"idetunnelscore: '$1'"}'
    printf 'chunked 1.0,%d,0\n%s' "${#reply}" "$reply" 2>/dev/null
    cat >/dev/null
    exit 0
}

# Sets digits to the number in $1, a field of the header.
refuse_digits() {
    digits=${1#"${1%%[0-9]*}"}
    digits=${digits%%[!0-9]*}
    case $digits in
        0?*) digits=${digits#"${digits%%[!0]*}"} ;;
    esac
    [ "${#digits}" -le 15 ] || refuse_stream 'has a header with a length out of range'
}

refuse_stream() {
    printf 'idetunnelscore: the request %s\n' "$1" >&2
    exit 1
}
