package io.orderarchiver.command.invocation;

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
		public boolean wantsTotal() {
			return false;
		}

		@Override
		public void close() {
		}

	};

	/** A bar moves on a terminal, while lines go to the log file. */
	static Progress on(Invocation invocation, String activity) {
		return invocation.terminal().animated()
				? new ProgressBarLine(invocation.terminal().err(), activity,
						new ProgressLines(invocation::note, activity, System::nanoTime))
				: new ProgressLines(invocation::tell, activity, System::nanoTime);
	}

	/** So many orders more are done. */
	void add(long orders);

	/** So many orders are to be expected in all. */
	void expect(long total);

	/** Something to show besides, from the next {@link #add} on. */
	void mention(String detail);

	/** Whether a total is worth the trouble of counting. */
	boolean wantsTotal();

	@Override
	void close();

}
