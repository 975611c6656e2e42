/**
 * Measurements, apart from the tests: {@code ./mvnw -q -Pbench test-compile exec:exec}.
 */
@NullMarked
package io.orderarchiver.bench;

import org.jspecify.annotations.NullMarked;
