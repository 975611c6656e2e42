package io.orderarchiver.watch;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.archive.page.RunBooks;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;

/** The books of a watch, saved with its position. */
class SavedBooks implements ItemStream {

	private final RunBooks books;

	SavedBooks(ExecutionContext context) {
		this.books = new RunBooks(new SavedCounts(context));
	}

	RunBooks books() {
		return this.books;
	}

	static Tally ofRun(ExecutionContext context) {
		return RunBooks.ofRun(new SavedCounts(context));
	}

	static Tally ofExecution(ExecutionContext context) {
		return RunBooks.ofExecution(new SavedCounts(context));
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
