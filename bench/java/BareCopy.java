import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads chunks and sends each body back as it came: what a command in Java costs that does nothing. */
final class BareCopy {

    private static final int WINDOW = 1 << 16;

    private final FileInputStream in = new FileInputStream(FileDescriptor.in);
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private byte[] body = {};

    private BareCopy() {}

    public static void main(String[] args) throws IOException {
        new BareCopy().run();
    }

    private void run() throws IOException {
        String header = line();
        skip(header);
        send("{\"type\":\"stateful\"}", 0);
        for (header = line(); !header.isEmpty(); header = line()) {
            int metadata = number(header, 1);
            int length = number(header, 2);
            byte[] text = new byte[metadata];
            fill(text, metadata);
            if (body.length < length) {
                body = new byte[length];
            }
            fill(body, length);
            boolean last = new String(text, StandardCharsets.US_ASCII).contains("true");
            send("{\"finished\":" + last + "}", length);
        }
    }

    private void send(String metadata, int length) throws IOException {
        out.write(("chunked 1.0," + metadata.length() + "," + length + "\n" + metadata)
                .getBytes(StandardCharsets.US_ASCII));
        for (int sent = 0; sent < length; sent += WINDOW) {
            out.write(body, sent, Math.min(WINDOW, length - sent));
        }
    }

    private void skip(String header) throws IOException {
        int length = number(header, 1) + number(header, 2);
        fill(new byte[length], length);
    }

    private static int number(String header, int field) {
        return Integer.parseInt(header.split(",")[field]);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return line.toString();
    }

    private void fill(byte[] target, int length) throws IOException {
        int filled = 0;
        while (filled < length) {
            int read = in.read(target, filled, Math.min(WINDOW, length - filled));
            if (read < 0) {
                throw new IOException("the stream is cut off");
            }
            filled += read;
        }
    }
}
