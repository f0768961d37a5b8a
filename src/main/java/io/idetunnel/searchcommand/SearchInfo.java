package io.idetunnel.searchcommand;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What Splunk says of the search in getinfo ({@code searchinfo}). A key that it did not send is empty here; the session
 * key is not kept.
 *
 * @param args the arguments behind the command's name, outer quotes removed
 * @param rawArgs the same with their quotes, as typed
 * @param encodedSearch the whole search, percent-encoded
 */
public record SearchInfo(List<String> args, List<String> rawArgs, String encodedSearch) {

    /** Copies the lists. */
    public SearchInfo {
        args = List.copyOf(args);
        rawArgs = List.copyOf(rawArgs);
    }

    /** The arguments as one text, as the user typed them: {@link #rawArgs} joined by blanks, or {@link #args}. */
    public String arguments() {
        return String.join(" ", rawArgs.isEmpty() ? args : rawArgs);
    }

    /**
     * The whole search. Percent-decoded as UTF-8; a plus sign is a plus sign, and a percent sign that begins no escape
     * stands for itself.
     */
    public String search() {
        byte[] encoded = encodedSearch.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            int octet = encoded[i] == '%' && i + 2 < encoded.length ? octet(encoded[i + 1], encoded[i + 2]) : -1;
            decoded.write(octet < 0 ? encoded[i] : octet);
            i += octet < 0 ? 0 : 2;
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static int octet(byte high, byte low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 ? -1 : h << 4 | l;
    }
}
