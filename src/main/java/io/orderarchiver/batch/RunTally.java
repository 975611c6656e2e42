package io.orderarchiver.batch;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.archive.page.RunBooks;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;

/** The books of an archive run, saved with its checkpoint. */
class RunTally implements ItemStream {

	private final RunBooks books;

	RunTally(ExecutionContext executionContext) {
		this.books = new RunBooks(new SavedCounts(executionContext));
	}

	/**
	 * Reads the counts of a run.
	 * @param executionContext the context of its step
	 * @return the counts over all its executions
	 */
	public static Tally ofRun(ExecutionContext executionContext) {
		return RunBooks.ofRun(new SavedCounts(executionContext));
	}

	/**
	 * Reads the counts of a run's last execution.
	 * @param executionContext the context of its step
	 * @return the counts of that execution alone
	 */
	public static Tally ofExecution(ExecutionContext executionContext) {
		return RunBooks.ofExecution(new SavedCounts(executionContext));
	}

	Tally ofRun() {
		return this.books.ofRun();
	}

	/** The first page of this execution; pages are numbered through the run. */
	long firstPage() {
		return this.books.firstPage();
	}

	/** The page after the last one stored. */
	long nextPage() {
		return this.books.nextPage();
	}

	void add(Tally page) {
		this.books.add(page);
	}

	/** The context of a resumed run holds what its last execution counted. */
	@Override
	public void open(ExecutionContext executionContext) {
		update(executionContext);
	}

	@Override
	public void update(ExecutionContext executionContext) {
		this.books.save(new SavedCounts(executionContext));
	}

	/**
	 * Counts in the context of a step.
	 *
	 * @param context the context
	 */
	private record SavedCounts(ExecutionContext context) implements RunBooks.Saved {

		@Override
		public long get(String name) {
			return this.context.getLong(name, 0);
		}

		@Override
		public void put(String name, long number) {
			this.context.putLong(name, number);
		}

		@Override
		public void remove(String name) {
			this.context.remove(name);
		}

	}

}
