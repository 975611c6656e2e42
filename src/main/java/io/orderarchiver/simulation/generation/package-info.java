/**
 * The job that inserts generated documents; its doors are
 * {@link GenerateJobConfiguration} and {@link GenerationListener}.
 */
@NullMarked
package io.orderarchiver.simulation.generation;

import org.jspecify.annotations.NullMarked;
