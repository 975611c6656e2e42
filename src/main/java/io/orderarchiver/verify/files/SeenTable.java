package io.orderarchiver.verify.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Entries of a run in memory: a hash of an order's {@code _id}, with what was found of it
 * in the lowest bits. A fifth of the places stays empty. Thread-safe.
 */
final class SeenTable {

	static final long MARK_MASK = 15;

	private long[] places = new long[1024];

	private int used;

	/** Puts the entries of a file; the later one of an order counts. */
	synchronized void load(InputStream in) throws IOException {
		byte[] entry = new byte[Long.BYTES];
		while (in.readNBytes(entry, 0, Long.BYTES) == Long.BYTES) {
			put(ByteBuffer.wrap(entry).getLong());
		}
	}

	synchronized void put(long entry) {
		if (5L * this.used >= 4L * this.places.length) {
			grow();
		}
		int place = place(entry);
		this.used += (this.places[place] == 0) ? 1 : 0;
		this.places[place] = entry;
	}

	/**
	 * Puts an entry unless there is one with the same hash.
	 * @param without a mark that is as good as none
	 * @return whether it was put
	 */
	synchronized boolean putFirst(long entry, long without) {
		long mark = get(entry);
		if (mark != 0 && mark != without) {
			return false;
		}
		put(entry);
		return true;
	}

	/** What was found, or 0 if there is no entry with that hash. */
	synchronized long get(long entry) {
		return this.places[place(entry)] & MARK_MASK;
	}

	/** Where it is, or else where it would be. */
	private int place(long entry) {
		long key = entry & ~MARK_MASK;
		int place = (int) (key >>> 33) & (this.places.length - 1);
		while (this.places[place] != 0 && (this.places[place] & ~MARK_MASK) != key) {
			place = (place + 1) & (this.places.length - 1);
		}
		return place;
	}

	private void grow() {
		long[] before = this.places;
		this.places = new long[before.length * 2];
		this.used = 0;
		for (long entry : before) {
			if (entry != 0) {
				put(entry);
			}
		}
	}

}
