/** What tests of every package share: a MongoDB, and a network that can fail. */
@NullMarked
package io.orderarchiver.testing;

import org.jspecify.annotations.NullMarked;
