package io.orderarchiver.run.lease;

/** Another process has taken over: this one has saved nothing since, and ends. */
public final class LeaseLostException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	LeaseLostException(HeldLease lease) {
		super(("This process was silent for longer than its lease of %s lasts, and another one has taken over. It saved"
				+ " nothing since, and ends.")
			.formatted(lease.name()));
	}

}
