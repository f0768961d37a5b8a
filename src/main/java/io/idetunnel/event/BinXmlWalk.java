package io.idetunnel.event;

import java.util.List;

/**
 * Goes through binary XML with its values filled in, and tells a handler what it comes to, in the order of the text.
 *
 * <p>An element around an array is there once for each of its values. An element or attribute around an optional value that is null is not there.
 */
final class BinXmlWalk {

    private final BinXmlValue decoder = new BinXmlValue();
    private final Allowance allowance;
    private final Handler handler;
    /** In an element around an array: the array's values, its place, and which of the values it is. */
    private List<String> array = List.of();

    private int arrayIndex = -1;
    private int repetition;

    /** What is told. Text may come in several pieces. */
    interface Handler {
        void open(String element) throws RecordException;

        void attribute(String name, String value) throws RecordException;

        void text(String text) throws RecordException;

        void close() throws RecordException;
    }

    BinXmlWalk(Handler handler, Allowance allowance) {
        this.handler = handler;
        this.allowance = allowance;
    }

    /** Goes through an event; nothing is left of one that broke off before. */
    void walk(BinXml.Instance instance) throws RecordException {
        arrayIndex = -1;
        nodes(instance.content(), instance.values());
    }

    private void nodes(List<BinXml> nodes, BinXmlValues values) throws RecordException {
        for (int i = 0; i < nodes.size(); i++) {
            BinXml node = nodes.get(i);
            if (node instanceof BinXml.Element element) {
                elements(element, values);
            } else if (node instanceof BinXml.Substitution substitution) {
                substitution(substitution.index(), values);
            } else if (node instanceof BinXml.Text text) {
                allowance.spend(text.text().length());
                handler.text(text.text());
            } else if (node instanceof BinXml.Instance instance) {
                nodes(instance.content(), instance.values());
            }
        }
    }

    private void elements(BinXml.Element element, BinXmlValues values) throws RecordException {
        List<BinXml> content = element.content();
        if (content.size() == 1 && isMissing(content.get(0), values)) {
            return;
        }
        int index = arrayIn(content, values);
        if (index < 0) {
            element(element, values);
            return;
        }
        allowance.spend(values.size(index));
        array = values.texts(index, decoder);
        arrayIndex = index;
        int count = array.size();
        for (repetition = 0; repetition < count && arrayIndex == index; repetition++) {
            element(element, values);
        }
        arrayIndex = -1;
    }

    private static boolean isMissing(BinXml node, BinXmlValues values) {
        return node instanceof BinXml.Substitution substitution
                && substitution.optional()
                && values.isNull(substitution.index());
    }

    private static int arrayIn(List<BinXml> content, BinXmlValues values) {
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i) instanceof BinXml.Substitution substitution && values.isArray(substitution.index())) {
                return substitution.index();
            }
        }
        return -1;
    }

    private void element(BinXml.Element element, BinXmlValues values) throws RecordException {
        allowance.spend(0);
        handler.open(element.name());
        List<BinXml.Attribute> attributes = element.attributes();
        for (int i = 0; i < attributes.size(); i++) {
            attribute(attributes.get(i), values);
        }
        nodes(element.content(), values);
        handler.close();
    }

    private void attribute(BinXml.Attribute attribute, BinXmlValues values) throws RecordException {
        List<BinXml> pieces = attribute.value();
        StringBuilder more = null;
        String first = "";
        for (int i = 0; i < pieces.size(); i++) {
            BinXml piece = pieces.get(i);
            if (isMissing(piece, values)) {
                return;
            }
            String text = text(piece, values);
            if (i == 0) {
                first = text;
            } else {
                more = more == null ? new StringBuilder(first) : more;
                more.append(text);
            }
        }
        handler.attribute(attribute.name(), more == null ? first : more.toString());
    }

    private String text(BinXml piece, BinXmlValues values) throws RecordException {
        if (piece instanceof BinXml.Text text) {
            allowance.spend(text.text().length());
            return text.text();
        }
        if (piece instanceof BinXml.Substitution substitution) {
            int index = substitution.index();
            allowance.spend(values.size(index));
            return values.isArray(index)
                    ? String.join(",", values.texts(index, decoder))
                    : values.nested(index) == null ? values.text(index, decoder) : "";
        }
        return "";
    }

    private void substitution(int index, BinXmlValues values) throws RecordException {
        allowance.spend(index == arrayIndex ? array.get(repetition).length() : values.size(index));
        BinXml.Instance nested = values.nested(index);
        if (nested != null) {
            nodes(nested.content(), nested.values());
        } else if (index == arrayIndex) {
            handler.text(array.get(repetition));
        } else if (values.isArray(index)) {
            handler.text(String.join(",", values.texts(index, decoder)));
        } else if (values.type(index) != BinXmlValue.BIN_XML) {
            handler.text(values.text(index, decoder));
        }
    }
}
