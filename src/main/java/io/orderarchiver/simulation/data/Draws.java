package io.orderarchiver.simulation.data;

import java.util.List;

/**
 * A stream of random draws, SplitMix64. It is written out here because a generated
 * document must be the same on every JDK, and the JDK's own fast generators leave the
 * algorithms behind their bounded draws open.
 */
public final class Draws {

	private static final long GAMMA = 0x9E3779B97F4A7C15L;

	private long state;

	Draws(long seed) {
		this.state = mix(seed);
	}

	/**
	 * Scatters a number over all 64 bits. Adding the constant first keeps 0 from staying
	 * 0.
	 * @param value any number
	 * @return another one, always the same for the same
	 */
	public static long mix(long value) {
		long mixed = value + GAMMA;
		mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
		return mixed ^ (mixed >>> 31);
	}

	/** Draws from 0 (included) to the bound (excluded). */
	int below(int bound) {
		return (int) (((next() >>> 32) * bound) >>> 32);
	}

	/** Draws from a range, both ends included. */
	public int between(int from, int to) {
		return from + below(to - from + 1);
	}

	/** True with the given probability: never at 0, always at 1. */
	public boolean chance(double probability) {
		return fraction() < probability;
	}

	/** Draws from 0 (included) to 1 (excluded). */
	double fraction() {
		return (next() >>> 11) * 0x1p-53;
	}

	<T> T from(List<T> pool) {
		return pool.get(below(pool.size()));
	}

	private long next() {
		long drawn = mix(this.state);
		this.state += GAMMA;
		return drawn;
	}

}
