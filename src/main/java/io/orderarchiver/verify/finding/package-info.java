/**
 * What can be wrong between an order and its archived form, and how often it is; its
 * doors are {@link FindingKind}, {@link Judgement} and {@link FindingCounts}.
 */
@NullMarked
package io.orderarchiver.verify.finding;

import org.jspecify.annotations.NullMarked;
