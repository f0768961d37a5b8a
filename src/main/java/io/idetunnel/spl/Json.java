package io.idetunnel.spl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text and paths into it, as spath writes them: {@code a.b}, {@code a{}.b} for every element, {@code a{0}} for one. Source: Search Reference,
 * spath.
 */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(200).build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    static boolean isValid(String text) {
        return read(text) != null;
    }

    /** What lies at a path: a text for each value found; none where the text is not JSON. */
    static List<String> path(String text, String path) {
        JsonNode root = read(text);
        List<String> found = new ArrayList<>();
        if (root != null) {
            walk(root, steps(path), 0, found);
        }
        return found;
    }

    /** All leaves of a JSON text: path and value, in order; none where it is no object or array. */
    static List<Map.Entry<String, String>> leaves(String text) {
        List<Map.Entry<String, String>> leaves = new ArrayList<>();
        JsonNode root = read(text);
        if (root != null && root.isContainerNode()) {
            collect(root, root.isArray() ? "{}" : "", leaves);
        }
        return leaves;
    }

    static String object(List<Value> keysAndValues) {
        ObjectNode object = MAPPER.createObjectNode();
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            object.set(keysAndValues.get(i).text(), node(keysAndValues.get(i + 1)));
        }
        return object.toString();
    }

    static String array(List<Value> values) {
        ArrayNode array = MAPPER.createArrayNode();
        values.forEach(value -> array.add(node(value)));
        return array.toString();
    }

    private static JsonNode node(Value value) {
        if (value instanceof Value.Many many) {
            ArrayNode array = MAPPER.createArrayNode();
            many.texts().forEach(array::add);
            return array;
        }
        if (value.isNull()) {
            return MAPPER.nullNode();
        }
        if (value instanceof Value.Num) {
            JsonNode number = read(value.text());
            return number == null ? MAPPER.nullNode() : number;
        }
        JsonNode nested = value.text().startsWith("{") || value.text().startsWith("[") ? read(value.text()) : null;
        return nested == null ? MAPPER.getNodeFactory().textNode(value.text()) : nested;
    }

    private static @Nullable JsonNode read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node == null || node.isMissingNode() ? null : node;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** The path cut at points; {@code {}} and {@code {n}} are steps of their own. */
    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        for (String part : path.split("\\.", -1)) {
            int brace = part.indexOf('{');
            String name = brace < 0 ? part : part.substring(0, brace);
            if (!name.isEmpty()) {
                steps.add(name);
            }
            while (brace >= 0) {
                int close = part.indexOf('}', brace);
                steps.add(part.substring(brace, close < 0 ? part.length() : close + 1));
                brace = part.indexOf('{', brace + 1);
            }
        }
        return steps;
    }

    private static void walk(JsonNode node, List<String> steps, int step, List<String> found) {
        if (step == steps.size()) {
            add(node, found);
            return;
        }
        String name = steps.get(step);
        if (name.equals("{}")) {
            if (node.isArray()) {
                node.forEach(element -> walk(element, steps, step + 1, found));
            }
        } else if (name.startsWith("{")) {
            double index = Numbers.parse(name.substring(1, Math.max(1, name.length() - 1)));
            JsonNode element = node.isArray() && index >= 0 && index < node.size() ? node.get((int) index) : null;
            if (element != null) {
                walk(element, steps, step + 1, found);
            }
        } else if (node.get(name) != null) {
            walk(node.get(name), steps, step + 1, found);
        }
    }

    private static void add(JsonNode node, List<String> found) {
        if (!node.isNull()) {
            found.add(node.isValueNode() ? node.asText() : node.toString());
        }
    }

    private static void collect(JsonNode node, String path, List<Map.Entry<String, String>> leaves) {
        if (node.isObject()) {
            node.properties().forEach(property -> {
                String name = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
                collect(property.getValue(), property.getValue().isArray() ? name + "{}" : name, leaves);
            });
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, element.isArray() ? path + "{}" : path, leaves));
        } else if (!node.isNull()) {
            leaves.add(Map.entry(path, node.asText()));
        }
    }
}
