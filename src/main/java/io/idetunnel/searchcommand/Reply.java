package io.idetunnel.searchcommand;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes chunks to Splunk: each is whole or not begun, and flushed once. */
final class Reply {

    private final OutputStream out;

    Reply(OutputStream out) {
        this.out = out;
    }

    /** The answer to getinfo. */
    void plan(Plan plan) throws IOException {
        StringBuilder json =
                new StringBuilder("{\"type\":\"").append(plan.type().wireName()).append("\",\"required_fields\":[");
        if (plan.allFields()) {
            json.append("\"*\"");
        } else {
            appendTexts(json, plan.inputs());
        }
        send(json.append("]}").toString());
    }

    /** The answer to a chunk that leaves nothing to say. */
    void rows(boolean finished, List<Message> messages) throws IOException {
        send(executed(finished, messages));
    }

    /** The answer to a chunk: its body, changed. */
    void rows(boolean finished, List<Message> messages, Body body, Splices splices) throws IOException {
        byte[] metadata = executed(finished, messages).getBytes(StandardCharsets.UTF_8);
        sendHeader(metadata.length, body.length() + splices.lengthChange());
        out.write(metadata);
        splices.write(body.bytes(), body.length(), out);
        out.flush();
    }

    /** Ends the search with a sentence for the user. */
    void error(String sentence) throws IOException {
        out.write(errorChunk(sentence));
        out.flush();
    }

    /** A chunk that ends the search with a sentence, on one line, ready to be written. */
    static byte[] errorChunk(String sentence) {
        StringBuilder json = new StringBuilder("{\"finished\":true,\"error\":");
        appendText(json, oneLine(sentence));
        byte[] metadata = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
        Bytes chunk = new Bytes(metadata.length + 64);
        chunk.put(header(metadata.length, 0));
        chunk.put(metadata);
        return Arrays.copyOf(chunk.array(), chunk.size());
    }

    /** The text with blanks for its line breaks. */
    static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }

    private static String executed(boolean finished, List<Message> messages) {
        StringBuilder json = new StringBuilder("{\"finished\":").append(finished);
        if (!messages.isEmpty()) {
            json.append(",\"inspector\":{\"messages\":[");
            for (int i = 0; i < messages.size(); i++) {
                Message message = messages.get(i);
                json.append(i == 0 ? "[\"" : ",[\"").append(message.level()).append("\",");
                appendText(json, oneLine(message.text()));
                json.append(']');
            }
            json.append("]}");
        }
        return json.append('}').toString();
    }

    private void send(String json) throws IOException {
        byte[] metadata = json.getBytes(StandardCharsets.UTF_8);
        sendHeader(metadata.length, 0);
        out.write(metadata);
        out.flush();
    }

    private void sendHeader(int metadataLength, long bodyLength) throws IOException {
        out.write(header(metadataLength, bodyLength));
    }

    private static byte[] header(int metadataLength, long bodyLength) {
        return ("chunked 1.0," + metadataLength + "," + bodyLength + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static void appendTexts(StringBuilder json, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) {
                json.append(',');
            }
            appendText(json, texts.get(i));
        }
    }

    private static void appendText(StringBuilder json, String text) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        json.append('"');
    }
}
