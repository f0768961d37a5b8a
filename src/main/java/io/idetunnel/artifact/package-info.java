/** Tunnel artifacts on disk, found and read safely. */
@NullMarked
package io.idetunnel.artifact;

import org.jspecify.annotations.NullMarked;
