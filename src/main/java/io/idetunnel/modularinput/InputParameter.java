package io.idetunnel.modularinput;

import com.splunk.modularinput.Argument;

/** The parameters of a stanza: {@code README/inputs.conf.spec} says the same to an administrator. */
enum InputParameter {
    HOMES(
            "homes",
            Argument.DataType.STRING,
            "Home folders beyond those of the accounts and /home, /root, /Users: absolute paths, separated by commas;"
                    + " * stands for any one name."),
    EXTRA_PATHS(
            "extra_paths",
            Argument.DataType.STRING,
            "Folders that hold data folders of the VS Code CLI (--cli-data-dir): absolute paths, separated by commas;"
                    + " * stands for any one name."),
    MAX_DEPTH(
            "max_depth",
            Argument.DataType.NUMBER,
            "How many folders deep extra_paths are searched, 1 to 20. Default: 6."),
    HASH("hash", Argument.DataType.BOOLEAN, "Whether the files that are read are hashed (SHA-256). Default: true."),
    REPORT(
            "report",
            Argument.DataType.STRING,
            "changes: only what is new, changed or gone since the last scan. all: everything at every scan."
                    + " Default: changes.");

    private final String key;
    private final Argument.DataType type;
    private final String description;

    InputParameter(String key, Argument.DataType type, String description) {
        this.key = key;
        this.type = type;
        this.description = description;
    }

    String key() {
        return key;
    }

    Argument.DataType type() {
        return type;
    }

    String description() {
        return description;
    }
}
