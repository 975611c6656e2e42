package io.orderarchiver.order;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A hash of 64 bits that is the same on each machine and in each version. It mixes as
 * <a href="https://prng.di.unimi.it/splitmix64.c">SplitMix64</a> does.
 */
final class WideHash {

	private long state = 0x9E3779B97F4A7C15L;

	void add(long part) {
		long mixed = (this.state ^ part) + 0x9E3779B97F4A7C15L;
		mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
		this.state = mixed ^ (mixed >>> 31);
	}

	/** Adds the length too, so that parts cannot run into each other. */
	void add(ByteBuffer bytes) {
		ByteBuffer left = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
		add(left.remaining());
		while (left.remaining() >= Long.BYTES) {
			add(left.getLong());
		}
		long rest = 0;
		while (left.hasRemaining()) {
			rest = (rest << Byte.SIZE) | (left.get() & 0xff);
		}
		add(rest);
	}

	long value() {
		return this.state;
	}

}
