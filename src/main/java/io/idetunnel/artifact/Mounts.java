package io.idetunnel.artifact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What is mounted where: on Linux from {@code /proc/self/mountinfo} (proc(5)), elsewhere asked file store by file store. */
final class Mounts {

    private static final Set<String> NETWORK = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb3",
            "smbfs",
            "smb2",
            "afs",
            "afpfs",
            "ncpfs",
            "9p",
            "ceph",
            "lustre",
            "gpfs",
            "beegfs",
            "orangefs",
            "ocfs2",
            "gfs2",
            "webdav",
            "davfs",
            "fuse.sshfs",
            "fuse.glusterfs",
            "fuse.ceph",
            "fuse.davfs2",
            "autofs");

    private final Map<String, String> typeByPoint;

    private Mounts(Map<String, String> typeByPoint) {
        this.typeByPoint = typeByPoint;
    }

    /** No mount is known: an image, or a platform without such a list. */
    static Mounts none() {
        return new Mounts(Map.of());
    }

    /** Those of this process. */
    static Mounts live() {
        Path list = Path.of("/proc/self/mountinfo");
        try {
            return Files.exists(list) ? parse(Files.readString(list, StandardCharsets.ISO_8859_1)) : none();
        } catch (IOException e) {
            return none();
        }
    }

    /** Reads a mountinfo; the mount listed last at a point is the one that is seen. */
    static Mounts parse(String mountinfo) {
        Map<String, String> types = new HashMap<>();
        mountinfo.lines().forEach(line -> {
            int border = line.indexOf(" - ");
            String[] before = line.split(" ", 6);
            if (border > 0 && before.length == 6) {
                String type = line.substring(border + 3).split(" ", 2)[0];
                types.put(unescape(before[4]), type);
            }
        });
        return new Mounts(types);
    }

    /** Blanks, tabs, line ends and backslashes are written as octal numbers; the rest is UTF-8, byte by byte. */
    private static String unescape(String point) {
        byte[] bytes = new byte[point.length()];
        int length = 0;
        for (int i = 0; i < point.length(); i++) {
            char c = point.charAt(i);
            if (c == '\\' && i + 3 < point.length() && Character.isDigit(point.charAt(i + 1))) {
                bytes[length++] = (byte) Integer.parseInt(point, i + 1, i + 4, 8);
                i += 3;
            } else {
                bytes[length++] = (byte) c;
            }
        }
        return PathText.utf8(Arrays.copyOf(bytes, length));
    }

    boolean isMountPoint(String path) {
        return typeByPoint.containsKey(path);
    }

    /** The type of the file system that a path lies on, as {@code ext4} or {@code nfs4}; empty if that cannot be told. */
    String type(String path) {
        if (typeByPoint.isEmpty()) {
            return "";
        }
        String point = path;
        while (!point.isEmpty()) {
            String type = typeByPoint.get(point);
            if (type != null) {
                return type;
            }
            point = point.substring(0, Math.max(point.lastIndexOf('/'), 0));
        }
        return typeByPoint.getOrDefault("/", "");
    }

    /** Whether file systems of this type are seen by other hosts too. */
    static boolean isNetwork(String type) {
        return NETWORK.contains(type);
    }
}
