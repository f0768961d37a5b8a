/** The command line, {@code bin/idetunnel}. */
@NullMarked
package io.idetunnel.cli;

import org.jspecify.annotations.NullMarked;
