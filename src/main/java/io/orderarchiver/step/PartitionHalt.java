package io.orderarchiver.step;

/** Whether one partition has failed, so that the others are to end with their page. */
public final class PartitionHalt {

	private volatile boolean requested;

	/** Asks the partitions of this process to end. */
	public void request() {
		this.requested = true;
	}

	/**
	 * Whether to end.
	 * @return true once a partition has failed
	 */
	public boolean isRequested() {
		return this.requested;
	}

}
