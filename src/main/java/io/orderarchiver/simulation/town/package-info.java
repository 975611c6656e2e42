/**
 * The job of a running town, in which orders are created and delivered as time goes by;
 * its doors are {@link LiveJobConfiguration}, {@link LiveOptions} and
 * {@link LiveListener}.
 */
@NullMarked
package io.orderarchiver.simulation.town;

import org.jspecify.annotations.NullMarked;
