/**
 * Generated documents, each a function of its options and index; its doors are
 * {@link GenerationOptions}, {@link GenerationReport} and {@link GeneratedData}.
 */
@NullMarked
package io.orderarchiver.simulation.data;

import org.jspecify.annotations.NullMarked;
