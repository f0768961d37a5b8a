/** The strict subset of SPL that the app ships, executed. */
@NullMarked
package io.idetunnel.spl;

import org.jspecify.annotations.NullMarked;
