/** The search command {@code idetunnelscore}: the protocol joined to the score. */
@NullMarked
package io.idetunnel.command;

import org.jspecify.annotations.NullMarked;
