/**
 * The data of a simulation, which outlive its server and are shared between processes;
 * its doors are {@link SimulationServer} and {@link SimulationView}.
 */
@NullMarked
package io.orderarchiver.simulation.store;

import org.jspecify.annotations.NullMarked;
