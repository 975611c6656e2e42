/**
 * The connection to MongoDB: client, time limits, majority guarantees and redaction.
 */
@NullMarked
package io.orderarchiver.mongo;

import org.jspecify.annotations.NullMarked;
