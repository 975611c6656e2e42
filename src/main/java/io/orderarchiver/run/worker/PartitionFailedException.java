package io.orderarchiver.run.worker;

/** A partition that another process worked on has failed. */
final class PartitionFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	PartitionFailedException(String host, String reason) {
		super("on %s: %s".formatted(host, reason));
	}

}
