/** Readers of exported telemetry: event XML, JSON lines, CSV. */
@NullMarked
package io.idetunnel.event;

import org.jspecify.annotations.NullMarked;
