/** Command lines as each platform splits them, and what each tool's own grammar says of them. */
@NullMarked
package io.idetunnel.commandline;

import org.jspecify.annotations.NullMarked;
