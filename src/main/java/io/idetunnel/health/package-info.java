/**
 * Looks at an installation and says what is wrong with it and what to do: {@link io.idetunnel.health.Doctor} looks at a
 * {@link io.idetunnel.health.Site} and gives {@link io.idetunnel.health.Check}s. It changes nothing. Knows .conf files, and nothing else of ours.
 */
@NullMarked
package io.idetunnel.health;

import org.jspecify.annotations.NullMarked;
