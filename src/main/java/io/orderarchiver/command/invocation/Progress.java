package io.orderarchiver.command.invocation;

import java.util.function.LongSupplier;

/** Shows how far a run has come. */
public interface Progress extends AutoCloseable {

	/** Shows nothing. */
	Progress NONE = new Progress() {

		@Override
		public void add(long orders) {
		}

		@Override
		public void expect(long total) {
		}

		@Override
		public void mention(String detail) {
		}

		@Override
		public void reject(long orders) {
		}

		@Override
		public void count(LongSupplier orders) {
		}

		@Override
		public void close() {
		}

	};

	/** A bar moves on a terminal, while lines go to the log file. */
	static Progress on(Invocation invocation, String activity) {
		return invocation.terminal().animated()
				? new ProgressBarLine(invocation.terminal().screen(), activity,
						new ProgressLines(invocation::note, activity, System::nanoTime), System::nanoTime)
				: new ProgressLines(invocation::tell, activity, System::nanoTime);
	}

	/** So many orders more are done. */
	void add(long orders);

	/** So many orders are to be expected in all. */
	void expect(long total);

	/** Something to show besides, from the next {@link #add} on. */
	void mention(String detail);

	/** So many orders more could not be archived, and are new rejects. */
	void reject(long orders);

	/**
	 * The orders to be expected in all can be counted, which takes its time. It is done
	 * where somebody sees it, and apart.
	 */
	void count(LongSupplier orders);

	@Override
	void close();

}
