/** Scores a process event: the six published flags, and the detailed verdict. Pure functions, no I/O, no Splunk. */
@NullMarked
package io.idetunnel.score;

import org.jspecify.annotations.NullMarked;
