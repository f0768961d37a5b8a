package io.idetunnel.spl;

import org.jspecify.annotations.Nullable;

/**
 * A network of IPv4 or IPv6 addresses.
 *
 * @param network its address, 4 or 16 bytes
 * @param bits how many bits of it count
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never handed out.
record Cidr(byte[] network, int bits) {

    /** The network that a text such as {@code 10.0.0.0/8} is; null where it is none. */
    static @Nullable Cidr parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return null;
        }
        byte[] network = IpAddress.parse(text.substring(0, slash));
        double bits = Numbers.parse(text.substring(slash + 1));
        boolean valid = network != null && bits >= 0 && bits <= network.length * 8 && bits == Math.rint(bits);
        return valid && network != null ? new Cidr(network, (int) bits) : null;
    }

    /** Whether the text is an address in this network. */
    boolean contains(String address) {
        byte[] bytes = IpAddress.parse(address);
        if (bytes == null || bytes.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((bytes[bit >> 3] & mask) != (network[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }
}
