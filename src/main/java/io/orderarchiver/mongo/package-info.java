/**
 * The connection to MongoDB: client, time limits, majority guarantees and redaction;
 * {@link PlainTemplate} is the door to Spring Data.
 */
@NullMarked
package io.orderarchiver.mongo;

import org.jspecify.annotations.NullMarked;
