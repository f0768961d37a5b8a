/** Splunk's search command protocol, version 2 ("chunked"). Knows nothing of tunnels. */
@NullMarked
package io.idetunnel.searchcommand;

import org.jspecify.annotations.NullMarked;
