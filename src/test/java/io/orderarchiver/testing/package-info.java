/**
 * What tests of every package share: a MongoDB, a network that can fail, and the manual
 * to compare with.
 */
@NullMarked
package io.orderarchiver.testing;

import org.jspecify.annotations.NullMarked;
