package io.idetunnel.spl;

/**
 * What commands are read with.
 *
 * @param knowledge the app's lookups and commands
 * @param first whether the command is the first of the search
 */
record Parsing(Knowledge knowledge, boolean first) {}
