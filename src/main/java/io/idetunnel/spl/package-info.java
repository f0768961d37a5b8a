/**
 * The strict subset of SPL that the app ships, executed.
 *
 * <p>{@link io.idetunnel.spl.Engine} is the face: it reads a search into a {@link io.idetunnel.spl.Query} and runs one over events, or many in one
 * {@link io.idetunnel.spl.Pass}. Whatever is outside the subset is a {@link io.idetunnel.spl.SplException} that says where and what. The rules are those
 * of Splunk's Search Reference and specification files; {@code docs/spl-subset.md} lists what is supported and where Splunk itself may differ.
 */
@NullMarked
package io.idetunnel.spl;

import org.jspecify.annotations.NullMarked;
