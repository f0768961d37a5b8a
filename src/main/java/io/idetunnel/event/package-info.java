/**
 * Readers of exported telemetry: event XML, JSON, CSV, the Linux audit log.
 *
 * <p>{@link io.idetunnel.event.EventInput} finds what there is to read, {@link io.idetunnel.event.EventSource} reads it,
 * {@link io.idetunnel.event.Event} is what comes out, {@link io.idetunnel.event.Skipped} what does not. A stream is cut into records, and each
 * record parsed by itself, so that a broken one costs no other. A further format is one more {@code EventReader} and one more line where its
 * first bytes are told apart.
 */
@NullMarked
package io.idetunnel.event;

import org.jspecify.annotations.NullMarked;
