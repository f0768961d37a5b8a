/** The modular input {@code idetunnel_artifacts}: Splunk's SDK joined to the artifacts. */
@NullMarked
package io.idetunnel.modularinput;

import org.jspecify.annotations.NullMarked;
