/**
 * Splunk's .conf files: reading, layering, typed views, macro expansion.
 *
 * <p>{@link io.idetunnel.conf.App} is the face: an app's folder, {@code default/} under {@code local/}. The rules are those of Splunk's
 * {@code *.conf.spec} files (10.2.3) and of the Admin Manual, "Attribute precedence". Not supported: precedence between several apps, wildcard
 * stanzas other than those of props.conf, {@code iseval} macros.
 */
@NullMarked
package io.idetunnel.conf;

import org.jspecify.annotations.NullMarked;
