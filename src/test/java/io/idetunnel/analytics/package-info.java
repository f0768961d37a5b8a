/** The packaged analytics as a whole: what configuration, documentation, samples and macros promise each other. */
@NullMarked
package io.idetunnel.analytics;

import org.jspecify.annotations.NullMarked;
