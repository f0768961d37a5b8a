package io.idetunnel.spl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Digests of text in UTF-8, in lower-case hexadecimal. */
final class HashFunctions {

    private HashFunctions() {}

    static List<EvalFunction> all() {
        return List.of(
                EvalFunction.textual("md5", text -> digest("MD5", text)),
                EvalFunction.textual("sha1", text -> digest("SHA-1", text)),
                EvalFunction.textual("sha256", text -> digest("SHA-256", text)),
                EvalFunction.textual("sha512", text -> digest("SHA-512", text)));
    }

    private static String digest(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
