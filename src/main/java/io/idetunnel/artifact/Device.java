package io.idetunnel.artifact;

import java.nio.file.attribute.BasicFileAttributes;

/** Which file system a file lies on. */
final class Device {

    private Device() {}

    /**
     * The device of a file as text. Java tells it only within the file key, {@code (dev=fe00,ino=123)} on every Unix; a key of
     * another form, or none, gives the empty text, and two of those count as the same device.
     */
    static String of(BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        String text = key == null ? "" : key.toString();
        int end = text.indexOf(",ino=");
        return end < 0 ? "" : text.substring(0, end);
    }
}
