package io.orderarchiver.step;

/** How the steps of partitions are called: as their step, a colon, and the partition. */
public final class PartitionNames {

	private static final String SEPARATOR = ":";

	private PartitionNames() {
	}

	/**
	 * The partition's name in the name of a step.
	 * @param stepName the name of any step
	 * @return empty for a step that is not of a partition
	 */
	public static String in(String stepName) {
		int separator = stepName.indexOf(SEPARATOR);
		return (separator < 0) ? "" : stepName.substring(separator + 1);
	}

	/**
	 * The step of a partition.
	 * @param partitionedStep the name of the step that is partitioned
	 * @param partition the partition's name
	 * @return the name of its step
	 */
	public static String stepName(String partitionedStep, String partition) {
		return partitionedStep + SEPARATOR + partition;
	}

}
