package io.orderarchiver.verify.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

import io.orderarchiver.files.AppendedFile;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.verify.finding.FindingKind;

/**
 * Which orders were looked at, and what was found, so that each counts once, in both
 * passes and over resumes: 8 bytes an order on the disk and 10 to 20 in memory, a hash of
 * its {@code _id} with the kind of finding in its lowest bits.
 */
public final class SeenOrders {

	private static final int KIND_BITS = 4;

	private static final long KIND_MASK = (1L << KIND_BITS) - 1;

	/** Not zero, which is an empty place. */
	private static final long EQUAL = 15;

	/** It was looked at, but counts no longer. */
	private static final long FORGOTTEN = 14;

	private final AppendedFile file;

	private final HashTable table;

	private SeenOrders(AppendedFile file, HashTable table) {
		this.file = file;
		this.table = table;
	}

	static SeenOrders in(AppendedFile file) throws IOException {
		HashTable table = new HashTable();
		byte[] entry = new byte[Long.BYTES];
		try (InputStream in = file.read()) {
			while (in.readNBytes(entry, 0, Long.BYTES) == Long.BYTES) {
				table.put(ByteBuffer.wrap(entry).getLong());
			}
		}
		return new SeenOrders(file, table);
	}

	/**
	 * Notes what was found of an order. What is noted of it later counts.
	 * @param id its {@code _id}
	 * @param finding what, or nothing if it is equal
	 * @throws IOException if the disk does not take it
	 */
	public void note(RawValue id, Optional<FindingKind> finding) throws IOException {
		put(id, finding.map((kind) -> (long) kind.mark()).orElse(EQUAL));
	}

	/**
	 * Takes back what was noted of an order.
	 * @param id its {@code _id}
	 * @throws IOException if the disk does not take it
	 */
	public void forget(RawValue id) throws IOException {
		put(id, FORGOTTEN);
	}

	private void put(RawValue id, long mark) throws IOException {
		long entry = key(id) | mark;
		this.file.append(ByteBuffer.allocate(Long.BYTES).putLong(entry).array());
		this.table.put(entry);
	}

	private static long key(RawValue id) {
		return id.wideHash() & ~KIND_MASK;
	}

	/**
	 * What was found of an order.
	 * @param id its {@code _id}
	 * @return nothing if it was not looked at
	 */
	public Optional<Seen> find(RawValue id) {
		long mark = this.table.get(key(id)) & KIND_MASK;
		return (mark == 0 || mark == FORGOTTEN) ? Optional.empty() : Optional.of(new Seen(kind(mark)));
	}

	private static Optional<FindingKind> kind(long mark) {
		return (mark == EQUAL) ? Optional.empty() : Optional.of(FindingKind.ofMark((int) mark));
	}

	/**
	 * An order that was looked at.
	 *
	 * @param finding what was found, or nothing if it is equal
	 */
	public record Seen(Optional<FindingKind> finding) {
	}

	/** Of longs, whose upper bits are the key; a fifth of it stays empty. */
	private static final class HashTable {

		private long[] places = new long[1024];

		private int used;

		void put(long entry) {
			if (5L * this.used >= 4L * this.places.length) {
				grow();
			}
			int place = place(entry);
			this.used += (this.places[place] == 0) ? 1 : 0;
			this.places[place] = entry;
		}

		long get(long key) {
			return this.places[place(key)];
		}

		/** Where it is, or else where it would be. */
		private int place(long entry) {
			long key = entry & ~KIND_MASK;
			int place = (int) (key >>> 33) & (this.places.length - 1);
			while (this.places[place] != 0 && (this.places[place] & ~KIND_MASK) != key) {
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

}
