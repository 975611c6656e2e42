package io.orderarchiver.archive.find;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.archive.stop.StopSignal;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an index into ranges of about equally many keys. It is read once for it, and not
 * sent.
 *
 * @param <B> a bound
 */
public final class IndexCuts<B> {

	/** So many ranges, that a slow one does not hold up the end. */
	private static final int MOST = 64;

	/** So many of short ranges, each of which begins and ends with nothing read ahead. */
	private static final int MOST_SHORT = 16;

	/** Pages in the least range that is worth a thread's while. */
	private static final int LEAST_PAGES = 3;

	/** With so many pages, beginning and end of a range cost less than a twentieth. */
	private static final int LONG_PAGES = 20;

	private final Index<B> index;

	private final StopSignal stop;

	/**
	 * Creates the cuts; nothing is read yet.
	 * @param index what is cut
	 * @param stop ends that between two questions, each of which may take seconds
	 */
	public IndexCuts(Index<B> index, StopSignal stop) {
		this.index = index;
		this.stop = stop;
	}

	/** What can be cut. */
	public interface Index<B> {

		/**
		 * The first key.
		 * @return nothing if it is empty
		 */
		@Nullable B first();

		/**
		 * Where a range may end.
		 * @param bound where it begins
		 * @param keys how many it should have
		 * @return a bound behind that one, or nothing if there are not so many keys
		 */
		@Nullable B behind(B bound, int keys);

	}

	/**
	 * Into how many ranges keys are cut whose number is known.
	 * @param keys how many
	 * @param pageSize keys a page
	 * @return at least one
	 */
	public static int ranges(int keys, int pageSize) {
		int least = Math.max(1, Math.min(MOST_SHORT, keys / (pageSize * LEAST_PAGES)));
		return Math.max(least, Math.min(MOST, keys / (pageSize * LONG_PAGES)));
	}

	/**
	 * Cuts. Where there are too many bounds, every second one is left out, and ranges are
	 * doubled.
	 * @param pageSize keys a page
	 * @return where the second range and those behind it begin; none if there is too
	 * little to be cut
	 * @throws io.orderarchiver.archive.stop.StopRequestedException if a stop was asked
	 * for
	 */
	public List<B> bounds(int pageSize) {
		List<B> bounds = new ArrayList<>();
		int keys = pageSize * LEAST_PAGES;
		B first = this.index.first();
		B next = (first != null) ? this.index.behind(first, keys) : null;
		while (next != null) {
			this.stop.check();
			bounds.add(next);
			if (bounds.size() == ((keys < pageSize * LONG_PAGES) ? MOST_SHORT : MOST) - 1) {
				bounds = everySecond(bounds);
				keys *= 2;
			}
			next = this.index.behind(bounds.get(bounds.size() - 1), keys);
		}
		return bounds;
	}

	private static <B> List<B> everySecond(List<B> bounds) {
		List<B> kept = new ArrayList<>();
		for (int i = 1; i < bounds.size(); i += 2) {
			kept.add(bounds.get(i));
		}
		return kept;
	}

}
