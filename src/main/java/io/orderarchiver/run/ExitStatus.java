package io.orderarchiver.run;

/** How a command ended, for a scheduler. */
public enum ExitStatus {

	/** Complete, "nothing to do" included; or a watch stopped on request. */
	COMPLETE(0),

	/** Failed; the same command resumes it. */
	FAILED(1),

	/** A usage or configuration error; nothing was touched. */
	USAGE(2),

	/** Complete, but with new rejects. */
	COMPLETE_WITH_REJECTS(3),

	/** Everything was looked at, and something needs attention. */
	WARNINGS(3),

	/** Stopped on request before the end; the same command resumes it. */
	STOPPED(5),

	/** Another run of the same job is alive. */
	ALREADY_RUNNING(11),

	/** The resume token is lost, and the policy says fail. */
	TOKEN_LOST(12);

	private final int code;

	ExitStatus(int code) {
		this.code = code;
	}

	/**
	 * What the process ends with.
	 * @return an exit code
	 */
	public int code() {
		return this.code;
	}

}
