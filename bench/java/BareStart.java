/** A JVM that starts and ends: what any command in Java costs before its first line. */
final class BareStart {

    private BareStart() {}

    public static void main(String[] args) {}
}
