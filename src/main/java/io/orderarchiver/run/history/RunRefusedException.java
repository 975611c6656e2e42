package io.orderarchiver.run.history;

/** There is no run of that number, or not in a state for what was asked. */
public final class RunRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param message the run, why not, and what is possible instead
	 */
	public RunRefusedException(String message) {
		super(message);
	}

	/**
	 * There is no run at all.
	 * @param number the run that was meant
	 * @return to be thrown
	 */
	public static RunRefusedException unknownAmongNone(long number) {
		return new RunRefusedException(("There is no run %d: there are no runs yet. The simulation's are apart, and"
				+ " shown with --simulation.")
			.formatted(number));
	}

	static RunRefusedException unknown(long number, long newest) {
		return new RunRefusedException(("There is no run %d; the newest is %d. To see them: order-archiver runs list."
				+ " The simulation's are apart, and shown with --simulation.")
			.formatted(number, newest));
	}

	static RunRefusedException ofAnotherProgram(long number, String job) {
		return new RunRefusedException("Run %d is one of the job '%s' of another program; jobs here are %s."
			.formatted(number, job, String.join(", ", RecordedRuns.JOBS)));
	}

}
