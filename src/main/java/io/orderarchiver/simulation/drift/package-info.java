/**
 * Makes orders and archive disagree, in ways that are known: so that it can be seen
 * whether a verification finds them; its doors are {@link Drift}, {@link DriftReport},
 * {@link DriftKind} and {@link DriftedOrder}.
 */
@NullMarked
package io.orderarchiver.simulation.drift;

import org.jspecify.annotations.NullMarked;
