package io.idetunnel.cli;

/** How text stands out on a terminal that has colours. */
enum Style {
    PLAIN(""),
    HEADING("1"),
    DIM("2"),
    YELLOW("33"),
    RED("31"),
    BOLD_RED("1;31");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** The text in this style, or as it is. */
    String of(String text, boolean colours) {
        return colours && !code.isEmpty() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
