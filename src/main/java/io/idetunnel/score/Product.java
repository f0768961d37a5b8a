package io.idetunnel.score;

/**
 * A product.
 *
 * @param tool what {@code TunnelTool} says, e.g. {@code cursor}
 * @param label its name for people, e.g. {@code Cursor}
 */
record Product(String tool, String label) {}
