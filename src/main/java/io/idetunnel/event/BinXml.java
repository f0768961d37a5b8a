package io.idetunnel.event;

import java.util.List;

/**
 * Binary XML as it lies in a chunk, names and literal text decoded: what a template is, and what a record without one is. Text, CDATA, character and
 * entity references are all {@link Text}; processing instructions are left out.
 */
sealed interface BinXml {

    /** An element. */
    record Element(String name, List<Attribute> attributes, List<BinXml> content) implements BinXml {}

    /** An attribute; its value is text and substitutions. */
    record Attribute(String name, List<BinXml> value) {}

    /** Literal text, references resolved. */
    record Text(String text) implements BinXml {}

    /**
     * A place for one of the instance's values.
     *
     * @param index which one, from 0
     * @param optional whether the element or attribute around it goes away when the value is null
     */
    record Substitution(int index, boolean optional) implements BinXml {}

    /** A template filled with values, or a fragment without template. */
    record Instance(List<BinXml> content, BinXmlValues values) implements BinXml {}
}
