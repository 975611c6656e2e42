/**
 * The embedded MongoDB and its change streams; its door is {@link EmbeddedMongo}.
 */
@NullMarked
package io.orderarchiver.simulation.server;

import org.jspecify.annotations.NullMarked;
