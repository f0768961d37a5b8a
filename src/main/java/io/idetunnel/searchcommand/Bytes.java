package io.idetunnel.searchcommand;

import java.util.Arrays;

/** A run of bytes that grows. */
final class Bytes {

    /** The largest array that every JVM allots. */
    static final int LARGEST = Integer.MAX_VALUE - 64;

    private byte[] array;
    private int size;

    Bytes(int capacity) {
        array = new byte[capacity];
    }

    byte[] array() {
        return array;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void put(int b) {
        if (size == array.length) {
            grow(1);
        }
        array[size++] = (byte) b;
    }

    void put(int one, int two) {
        if (array.length - size < 2) {
            grow(2);
        }
        array[size] = (byte) one;
        array[size + 1] = (byte) two;
        size += 2;
    }

    void put(byte[] source) {
        put(source, 0, source.length);
    }

    void put(byte[] source, int from, int to) {
        int length = to - from;
        if (array.length - size < length) {
            grow(length);
        }
        System.arraycopy(source, from, array, size, length);
        size += length;
    }

    private void grow(int more) {
        long wanted = Math.max((long) size + more, size + (size >> 1));
        if ((long) size + more > LARGEST) {
            throw new OutOfMemoryError("a reply is larger than an array");
        }
        array = Arrays.copyOf(array, (int) Math.min(wanted, LARGEST));
    }
}
