package io.orderarchiver.step;

import java.util.EnumMap;
import java.util.Map;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.order.ArchivedField;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * What became of the orders of a run, saved with its checkpoint: over all executions, and
 * in this one. The engine's own counts cannot be it: a failed chunk counts twice there,
 * and a duplicate that the writer finds counts as written.
 */
public class RunCounts implements ItemStream {

	private static final String RUN = "archive.run.";

	private static final String EXECUTION = "archive.execution.";

	private static final String PAGES = "archive.pages";

	private static final String READ_BEFORE = "archive.read.before";

	/** Whose counts of an execution they are: another process may go on with it. */
	private static final String COUNTED_BY = "archive.execution.of";

	private static final String MISSING = "missing.";

	private final long stepExecution;

	private final long firstPage;

	private final long readBefore;

	private Tally ofRun;

	private Tally ofExecution;

	private long pages;

	/**
	 * Begins the counts of an execution, or goes on with them.
	 * @param saved the context of its step: what a former execution of the run saved, or
	 * another process in this one; empty in a new run
	 * @param stepExecution the number of the step's execution
	 */
	public RunCounts(ExecutionContext saved, long stepExecution) {
		this.stepExecution = stepExecution;
		this.ofRun = ofRun(saved);
		this.ofExecution = (saved.getLong(COUNTED_BY, 0) == stepExecution) ? ofExecution(saved) : Tally.ZERO;
		this.pages = saved.getLong(PAGES, 0);
		this.firstPage = this.pages + 1;
		this.readBefore = this.ofRun.read();
	}

	/**
	 * The counts of a run.
	 * @param saved the context of its step's newest execution
	 * @return the counts over all its executions
	 */
	public static Tally ofRun(ExecutionContext saved) {
		return read(saved, RUN);
	}

	/**
	 * The counts of a run's last execution.
	 * @param saved the context of its step
	 * @return the counts of that execution alone
	 */
	public static Tally ofExecution(ExecutionContext saved) {
		return read(saved, EXECUTION);
	}

	/**
	 * What others had read before the process that works on the step began with it.
	 * @param saved the context of the step
	 * @return how many of the orders that the run has read; zero where an earlier version
	 * has saved it
	 */
	public static long readBefore(ExecutionContext saved) {
		return saved.getLong(READ_BEFORE, 0);
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

	/** The context of a resumed run holds what its last execution counted. */
	@Override
	public void open(ExecutionContext context) {
		update(context);
	}

	@Override
	public void update(ExecutionContext target) {
		write(target, RUN, this.ofRun);
		write(target, EXECUTION, this.ofExecution);
		target.putLong(PAGES, this.pages);
		target.putLong(COUNTED_BY, this.stepExecution);
		target.putLong(READ_BEFORE, this.readBefore);
	}

	private static Tally read(ExecutionContext saved, String prefix) {
		Map<ArchivedField, Long> missing = new EnumMap<>(ArchivedField.class);
		for (ArchivedField field : ArchivedField.values()) {
			long count = saved.getLong(prefix + MISSING + field.fieldName(), 0);
			if (count > 0) {
				missing.put(field, count);
			}
		}
		return new Tally(saved.getLong(prefix + "read", 0), saved.getLong(prefix + "archived", 0),
				saved.getLong(prefix + "incomplete", 0), missing, saved.getLong(prefix + "duplicates", 0),
				saved.getLong(prefix + "gone", 0), saved.getLong(prefix + "newRejects", 0),
				saved.getLong(prefix + "knownRejects", 0), saved.getLong(prefix + "conflicts", 0));
	}

	private static void write(ExecutionContext target, String prefix, Tally tally) {
		target.putLong(prefix + "read", tally.read());
		target.putLong(prefix + "archived", tally.archived());
		target.putLong(prefix + "incomplete", tally.incomplete());
		target.putLong(prefix + "duplicates", tally.duplicates());
		target.putLong(prefix + "gone", tally.gone());
		target.putLong(prefix + "newRejects", tally.newRejects());
		target.putLong(prefix + "knownRejects", tally.knownRejects());
		target.putLong(prefix + "conflicts", tally.conflicts());
		for (ArchivedField field : ArchivedField.values()) {
			Long count = tally.missing().get(field);
			if (count != null) {
				target.putLong(prefix + MISSING + field.fieldName(), count);
			}
			else {
				// What a resumed run holds is what its last execution counted.
				target.remove(prefix + MISSING + field.fieldName());
			}
		}
	}

}
