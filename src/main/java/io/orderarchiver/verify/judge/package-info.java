/**
 * Holds orders and archive against each other: it shares keys, look-up and enrichment
 * with the archive, reads everything again, and compares bytes by its own code. Its doors
 * are {@link OrderJudge} and {@link ArchivedOrderJudge}.
 */
@NullMarked
package io.orderarchiver.verify.judge;

import org.jspecify.annotations.NullMarked;
