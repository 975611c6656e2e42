/**
 * Order Archiver copies delivered orders, joined with their customer, courier, restaurant
 * and menu, into an archive, once and only once. A key of an order travels
 * {@code command → run → batch or watch → archive → order}: a person types a command, a
 * run is launched or resumed, a path yields keys, the middle looks them up and writes,
 * and an order knows what it is. {@code simulation} makes test data and the embedded
 * MongoDB; {@code mongo} is the connection; {@code doctor} looks at all of it. An arrow
 * never points back.
 */
@NullMarked
package io.orderarchiver;

import org.jspecify.annotations.NullMarked;
