package io.orderarchiver.verify.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

import io.orderarchiver.files.AppendedFile;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.verify.finding.FindingKind;

/**
 * Which orders a run has looked at, and what was found, so that each counts once, in both
 * passes, in whichever partition it is met, and over resumes: 8 bytes an order on the
 * disk and 10 to 20 in memory. What one step or partition looks at is noted in its own
 * file, and known to all.
 */
public final class SeenOrders {

	/** Not zero, which is an empty place. */
	private static final long EQUAL = 15;

	/** It was looked at, but counts no longer. */
	private static final long FORGOTTEN = 14;

	private final AppendedFile file;

	private final SeenTable table;

	SeenOrders(AppendedFile file, SeenTable table) {
		this.file = file;
		this.table = table;
	}

	/**
	 * Notes what was found of an order. What is noted of it later counts.
	 * @param id its {@code _id}
	 * @param finding what, or nothing if it is equal
	 * @throws IOException if the disk does not take it
	 */
	public void note(RawValue id, Optional<FindingKind> finding) throws IOException {
		put(key(id) | mark(finding));
	}

	/**
	 * Does so unless it was looked at before, here or in another partition.
	 * @param id its {@code _id}
	 * @param finding what, or nothing if it is equal
	 * @return whether it is the first look at it
	 * @throws IOException if the disk does not take it
	 */
	public boolean noteFirst(RawValue id, Optional<FindingKind> finding) throws IOException {
		long entry = key(id) | mark(finding);
		boolean first = this.table.putFirst(entry, FORGOTTEN);
		if (first) {
			append(entry);
		}
		return first;
	}

	/**
	 * Takes back what was noted of an order.
	 * @param id its {@code _id}
	 * @throws IOException if the disk does not take it
	 */
	public void forget(RawValue id) throws IOException {
		put(key(id) | FORGOTTEN);
	}

	private void put(long entry) throws IOException {
		append(entry);
		this.table.put(entry);
	}

	private void append(long entry) throws IOException {
		this.file.append(ByteBuffer.allocate(Long.BYTES).putLong(entry).array());
	}

	private static long key(RawValue id) {
		return id.wideHash() & ~SeenTable.MARK_MASK;
	}

	private static long mark(Optional<FindingKind> finding) {
		return finding.map((kind) -> (long) kind.mark()).orElse(EQUAL);
	}

	/**
	 * What was found of an order.
	 * @param id its {@code _id}
	 * @return nothing if it was not looked at
	 */
	public Optional<Seen> find(RawValue id) {
		long mark = this.table.get(key(id));
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

}
