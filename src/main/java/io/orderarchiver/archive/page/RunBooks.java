package io.orderarchiver.archive.page;

import java.util.EnumMap;
import java.util.Map;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.order.ArchivedField;

/**
 * What became of the orders of a run, to be saved with its checkpoint: over all
 * executions, and in this one. The engine's own counts cannot be it: a failed chunk
 * counts twice there, and a duplicate that the writer finds counts as written.
 */
public final class RunBooks {

	private static final String RUN = "archive.run.";

	private static final String EXECUTION = "archive.execution.";

	private static final String PAGES = "archive.pages";

	private static final String MISSING = "missing.";

	private final long firstPage;

	private Tally ofRun;

	private Tally ofExecution = Tally.ZERO;

	private long pages;

	/**
	 * Opens the books of an execution.
	 * @param saved what a former execution of the run saved; empty in a new run
	 */
	public RunBooks(Saved saved) {
		this.ofRun = ofRun(saved);
		this.pages = saved.get(PAGES);
		this.firstPage = this.pages + 1;
	}

	/** Where numbers are saved by name. */
	public interface Saved {

		/**
		 * A saved number.
		 * @param name its name
		 * @return the number, 0 if there is none
		 */
		long get(String name);

		/**
		 * Saves a number.
		 * @param name its name
		 * @param number the number
		 */
		void put(String name, long number);

		/**
		 * Forgets a number.
		 * @param name its name
		 */
		void remove(String name);

	}

	/**
	 * The counts of a run.
	 * @param saved what its last execution saved
	 * @return the counts over all its executions
	 */
	public static Tally ofRun(Saved saved) {
		return read(saved, RUN);
	}

	/**
	 * The counts of a run's last execution.
	 * @param saved what it saved
	 * @return the counts of that execution alone
	 */
	public static Tally ofExecution(Saved saved) {
		return read(saved, EXECUTION);
	}

	/**
	 * The counts so far.
	 * @return those over all executions
	 */
	public Tally ofRun() {
		return this.ofRun;
	}

	/**
	 * The first page of this execution.
	 * @return its number; pages are numbered through the run
	 */
	public long firstPage() {
		return this.firstPage;
	}

	/**
	 * The page after the last one stored.
	 * @return its number
	 */
	public long nextPage() {
		return this.pages + 1;
	}

	/**
	 * Counts a page that is stored.
	 * @param page what became of its orders
	 */
	public void add(Tally page) {
		this.ofRun = this.ofRun.plus(page);
		this.ofExecution = this.ofExecution.plus(page);
		this.pages++;
	}

	/**
	 * Saves the counts.
	 * @param target where
	 */
	public void save(Saved target) {
		write(target, RUN, this.ofRun);
		write(target, EXECUTION, this.ofExecution);
		target.put(PAGES, this.pages);
	}

	private static Tally read(Saved saved, String prefix) {
		Map<ArchivedField, Long> missing = new EnumMap<>(ArchivedField.class);
		for (ArchivedField field : ArchivedField.values()) {
			long count = saved.get(prefix + MISSING + field.fieldName());
			if (count > 0) {
				missing.put(field, count);
			}
		}
		return new Tally(saved.get(prefix + "read"), saved.get(prefix + "archived"), saved.get(prefix + "incomplete"),
				missing, saved.get(prefix + "duplicates"), saved.get(prefix + "gone"), saved.get(prefix + "newRejects"),
				saved.get(prefix + "knownRejects"), saved.get(prefix + "conflicts"));
	}

	private static void write(Saved target, String prefix, Tally tally) {
		target.put(prefix + "read", tally.read());
		target.put(prefix + "archived", tally.archived());
		target.put(prefix + "incomplete", tally.incomplete());
		target.put(prefix + "duplicates", tally.duplicates());
		target.put(prefix + "gone", tally.gone());
		target.put(prefix + "newRejects", tally.newRejects());
		target.put(prefix + "knownRejects", tally.knownRejects());
		target.put(prefix + "conflicts", tally.conflicts());
		for (ArchivedField field : ArchivedField.values()) {
			Long count = tally.missing().get(field);
			if (count != null) {
				target.put(prefix + MISSING + field.fieldName(), count);
			}
			else {
				// What a resumed run holds is what its last execution counted.
				target.remove(prefix + MISSING + field.fieldName());
			}
		}
	}

}
