package io.orderarchiver.run.lease;

/** Another run of the same job on the same target is alive; it was not disturbed. */
public final class AlreadyRunningException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	AlreadyRunningException(String job, RunOwner owner) {
		this("%s is running already on this target: %s. Wait for it, or use --wait 30m.".formatted(job, owner));
	}

	private AlreadyRunningException(String message) {
		super(message);
	}

	/** The same, with the name of the run. */
	public AlreadyRunningException naming(String run) {
		return new AlreadyRunningException("%s It is %s.".formatted(getMessage(), run));
	}

}
