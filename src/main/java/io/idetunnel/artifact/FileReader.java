package io.idetunnel.artifact;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * Opens a file, if its row says how to read it and its name is not that of a secret. The only place of the scan that opens
 * files of users.
 */
final class FileReader {

    private static final int ATTEMPTS = 2;

    private final PatternTree tree;
    private final Home home;
    private final boolean hash;

    FileReader(PatternTree tree, Home home, boolean hash) {
        this.tree = tree;
        this.home = home;
        this.hash = hash;
    }

    /**
     * What reading gave.
     *
     * @param content what the file says
     * @param bytes its bytes, if they are to be hashed
     * @param isGone whether it was removed meanwhile
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Result(Content content, byte[] bytes, boolean isGone) {

        private static final byte[] NONE = {};

        static Result of(Content content) {
            return new Result(content, NONE, false);
        }

        static Result notRead(String why) {
            return of(new Content.NotRead(why));
        }

        static Result gone() {
            return new Result(new Content.Name(), NONE, true);
        }

        /** 64 hexadecimal digits; empty if nothing is to be hashed. */
        String sha256() {
            if (bytes.length == 0) {
                return "";
            }
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256.", e);
            }
        }
    }

    /** Reads an ordinary file. */
    Result read(Folder folder, Path name, BasicFileAttributes seen, Row row) {
        Optional<ContentReader> content = row.reading().reader();
        if (content.isEmpty()) {
            return Result.of(new Content.Name());
        }
        if (tree.isSecret(PathText.of(name))) {
            return Result.notRead("it has the name of a secret; it was not opened");
        }
        try {
            return read(folder, name, seen, row.reading().limit(), content.get());
        } catch (NoSuchFileException e) {
            return Result.gone();
        } catch (IOException e) {
            return Result.notRead(Walker.why(e));
        } catch (MalformedContentException e) {
            return Result.notRead(e.why());
        } catch (RuntimeException e) {
            // A defect of a parser must not hide the rest of this home.
            return Result.notRead("reading it failed (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Result read(Folder folder, Path name, BasicFileAttributes seen, int limit, ContentReader content)
            throws IOException, MalformedContentException {
        BasicFileAttributes before = seen;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (before.size() > limit) {
                return Result.notRead("it has " + before.size() + " bytes; at most " + limit + " are read");
            }
            if (folder.isForeignLink(name, before)) {
                return Result.notRead("a hard link to a file of another owner; it was not opened");
            }
            // One byte more than it had: what grows meanwhile is seen to.
            byte[] bytes = folder.read(name, (int) before.size() + 1);
            BasicFileAttributes after = folder.attributes(name);
            if (bytes.length == before.size() && isSame(before, after)) {
                return new Result(content.read(bytes, home), hash ? bytes : Result.NONE, false);
            }
            if (!Folder.isRealFile(after)) {
                return Result.notRead("it was exchanged while it was read");
            }
            before = after;
        }
        return Result.notRead("it changes while it is read");
    }

    private static boolean isSame(BasicFileAttributes before, BasicFileAttributes after) {
        return before.size() == after.size()
                && before.lastModifiedTime().equals(after.lastModifiedTime())
                && Objects.equals(before.fileKey(), after.fileKey());
    }
}
