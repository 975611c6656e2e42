package io.orderarchiver.batch;

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
class RunTally implements ItemStream {

	private static final String RUN = "archive.run.";

	private static final String EXECUTION = "archive.execution.";

	private static final String PAGES = "archive.pages";

	private static final String MISSING = "missing.";

	private Tally ofRun;

	private Tally ofExecution = Tally.ZERO;

	private final long firstPage;

	private long pages;

	RunTally(ExecutionContext executionContext) {
		this.ofRun = ofRun(executionContext);
		this.pages = executionContext.getLong(PAGES, 0);
		this.firstPage = this.pages + 1;
	}

	/**
	 * Reads the counts of a run.
	 * @param executionContext the context of its step
	 * @return the counts over all its executions
	 */
	public static Tally ofRun(ExecutionContext executionContext) {
		return read(executionContext, RUN);
	}

	/**
	 * Reads the counts of a run's last execution.
	 * @param executionContext the context of its step
	 * @return the counts of that execution alone
	 */
	public static Tally ofExecution(ExecutionContext executionContext) {
		return read(executionContext, EXECUTION);
	}

	Tally ofRun() {
		return this.ofRun;
	}

	/** The first page of this execution; pages are numbered through the run. */
	long firstPage() {
		return this.firstPage;
	}

	/** The page after the last one stored. */
	long nextPage() {
		return this.pages + 1;
	}

	void add(Tally page) {
		this.ofRun = this.ofRun.plus(page);
		this.ofExecution = this.ofExecution.plus(page);
		this.pages++;
	}

	@Override
	public void update(ExecutionContext executionContext) {
		write(executionContext, RUN, this.ofRun);
		write(executionContext, EXECUTION, this.ofExecution);
		executionContext.putLong(PAGES, this.pages);
	}

	private static Tally read(ExecutionContext context, String prefix) {
		Map<ArchivedField, Long> missing = new EnumMap<>(ArchivedField.class);
		for (ArchivedField field : ArchivedField.values()) {
			long count = context.getLong(prefix + MISSING + field.fieldName(), 0);
			if (count > 0) {
				missing.put(field, count);
			}
		}
		return new Tally(context.getLong(prefix + "read", 0), context.getLong(prefix + "archived", 0),
				context.getLong(prefix + "incomplete", 0), missing, context.getLong(prefix + "duplicates", 0),
				context.getLong(prefix + "gone", 0), context.getLong(prefix + "newRejects", 0),
				context.getLong(prefix + "knownRejects", 0), context.getLong(prefix + "conflicts", 0));
	}

	private static void write(ExecutionContext context, String prefix, Tally tally) {
		context.putLong(prefix + "read", tally.read());
		context.putLong(prefix + "archived", tally.archived());
		context.putLong(prefix + "incomplete", tally.incomplete());
		context.putLong(prefix + "duplicates", tally.duplicates());
		context.putLong(prefix + "gone", tally.gone());
		context.putLong(prefix + "newRejects", tally.newRejects());
		context.putLong(prefix + "knownRejects", tally.knownRejects());
		context.putLong(prefix + "conflicts", tally.conflicts());
		for (ArchivedField field : ArchivedField.values()) {
			Long count = tally.missing().get(field);
			if (count != null) {
				context.putLong(prefix + MISSING + field.fieldName(), count);
			}
			else {
				// The context of a resumed run holds what its last execution counted.
				context.remove(prefix + MISSING + field.fieldName());
			}
		}
	}

}
