/**
 * What an order is: its fields, its completeness, and the archived order that it becomes.
 */
@NullMarked
package io.orderarchiver.order;

import org.jspecify.annotations.NullMarked;
