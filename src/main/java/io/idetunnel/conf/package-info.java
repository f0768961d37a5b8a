/** Splunk's .conf files: reading, layering, macros. */
@NullMarked
package io.idetunnel.conf;

import org.jspecify.annotations.NullMarked;
