package io.orderarchiver.command.invocation;

import java.util.OptionalInt;

import io.orderarchiver.command.terminal.PartitionCount;
import picocli.CommandLine.Option;

/** How many partitions a run works on at once. */
public final class PartitionArguments {

	@Option(names = "--partitions", paramLabel = "N|auto", defaultValue = PartitionCount.AUTO,
			converter = PartitionCount.class,
			description = "Work on so many parts of the orders at once, each with a checkpoint of its own, 1 to 64."
					+ " Default: ${DEFAULT-VALUE}, by the number of processors.")
	private OptionalInt partitions = OptionalInt.empty();

	/**
	 * What was asked for.
	 * @return nothing for as many as are recommended
	 */
	public OptionalInt atOnce() {
		return this.partitions;
	}

}
