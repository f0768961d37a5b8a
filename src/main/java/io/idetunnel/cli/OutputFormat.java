package io.idetunnel.cli;

/** How results are written. */
enum OutputFormat {
    TABLE,
    JSON,
    CSV
}
