package io.idetunnel.event;

import io.idetunnel.event.WindowsEventFields.Section;
import org.jspecify.annotations.Nullable;

/** Makes fields of an event in binary XML, the same ones as {@link EventXmlParser} makes of its text. */
final class BinXmlFields implements BinXmlWalk.Handler {

    private final Limits limits;
    private final EventBuilder fields;

    private int depth;
    private Section section = Section.OTHER;
    private String element = "";
    /** The field that the innermost element fills; null where it fills none, or has another element inside. */
    private @Nullable String leaf;

    private String text = "";
    private @Nullable StringBuilder more;

    BinXmlFields(EventBuilder fields, Limits limits) {
        this.fields = fields;
        this.limits = limits;
    }

    /** Forgets where it was: an event may have broken off. */
    void clear() {
        depth = 0;
        section = Section.OTHER;
        leaf = null;
    }

    @Override
    public void open(String name) {
        depth++;
        element = name;
        if (depth == 2) {
            section = Section.of(name);
        }
        leaf = switch (section) {
            case SYSTEM, EVENT_DATA -> depth == 3 ? name : null;
            case USER_DATA -> depth >= 3 ? name : null;
            case RENDERING_INFO -> depth == 3 && name.equals("Message") ? name : null;
            case OTHER -> null;
        };
        text = "";
        more = null;
    }

    @Override
    public void attribute(String name, String value) throws RecordException {
        if (section == Section.SYSTEM) {
            String field = WindowsEventFields.ofSystemAttribute(element, name);
            if (!field.isEmpty()) {
                WindowsEventFields.add(fields, section, field, value, limits);
            }
        } else if (section == Section.EVENT_DATA && depth == 3 && name.equals("Name")) {
            leaf = value;
        }
    }

    @Override
    public void text(String piece) {
        if (leaf == null) {
            return;
        }
        if (more != null) {
            more.append(piece);
        } else if (text.isEmpty()) {
            text = piece;
        } else {
            more = new StringBuilder(text).append(piece);
        }
    }

    @Override
    public void close() throws RecordException {
        depth--;
        if (leaf != null) {
            String value = more == null ? text : more.toString();
            if (section != Section.SYSTEM || !value.isEmpty()) {
                WindowsEventFields.add(fields, section, leaf, value, limits);
            }
            leaf = null;
        }
    }
}
