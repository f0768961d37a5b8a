package io.idetunnel.artifact;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Paths as text and back, independent of the locale. Under {@code LANG=C}, as splunkd starts its children, Java's own
 * {@code Path.toString} loses every character that is not ASCII; the URI of a path keeps its bytes.
 */
final class PathText {

    private static final HexFormat HEX = HexFormat.of();

    private PathText() {}

    /** The path as text; a byte of a Unix name that is not UTF-8 is written {@code \xNN}. */
    static String of(Path path) {
        String text = path.toString();
        if (isAscii(text) || Platform.current() == Platform.WINDOWS) {
            return text;
        }
        String absolute = decode(path.toUri().getRawPath());
        String trimmed = absolute.length() > 1 && absolute.endsWith("/")
                ? absolute.substring(0, absolute.length() - 1)
                : absolute;
        return path.isAbsolute() ? trimmed : trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    /**
     * The absolute path that this text names.
     *
     * @throws InvalidPathException if it names none, as with a NUL in it
     */
    static Path parse(String text) {
        if (isAscii(text) || !text.startsWith("/") || Platform.current() == Platform.WINDOWS) {
            return Path.of(text);
        }
        StringBuilder uri = new StringBuilder("file://");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b == '/' || Character.isLetterOrDigit(b)) {
                uri.append((char) b);
            } else {
                uri.append('%').append(HEX.toHexDigits(b));
            }
        }
        try {
            return Path.of(URI.create(uri.toString()));
        } catch (IllegalArgumentException e) {
            throw new InvalidPathException(text, "not a path");
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7e) {
                return false;
            }
        }
        return true;
    }

    private static String decode(String rawPath) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(rawPath.length());
        for (int i = 0; i < rawPath.length(); i++) {
            char c = rawPath.charAt(i);
            if (c == '%') {
                bytes.write(HexFormat.fromHexDigits(rawPath, i + 1, i + 3));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return utf8(bytes.toByteArray());
    }

    /** UTF-8 as text, each byte that is not UTF-8 written {@code \xNN}. */
    static String utf8(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length * 4 + 4);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isError()) {
                return out.flip().toString();
            }
            for (int i = result.length(); i > 0; i--) {
                out.put("\\x").put(HEX.toHexDigits(in.get()));
            }
            decoder.reset();
        }
    }
}
