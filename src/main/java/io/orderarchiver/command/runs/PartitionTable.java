package io.orderarchiver.command.runs;

import java.time.Instant;
import java.util.List;

import io.orderarchiver.archive.keys.KeyPartition.Dates;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.command.terminal.Table;
import io.orderarchiver.command.terminal.Table.Column;
import io.orderarchiver.run.history.RecordedPartition;
import org.jspecify.annotations.Nullable;

/** The partitions of a run, one a line; those that lag behind are marked. */
final class PartitionTable {

	private static final String NONE = "-";

	private static final String BEGUN = "STARTED";

	private final List<RecordedPartition> partitions;

	PartitionTable(List<RecordedPartition> partitions) {
		this.partitions = partitions;
	}

	Table table() {
		Table table = new Table(List.of(Column.left("PARTITION"), Column.left("FROM"), Column.left("TO"),
				Column.left("STATUS"), Column.left("HOST"), Column.left("CHECKPOINT"), Column.right("READ"),
				Column.right("PER SECOND"), Column.left("NOTE")));
		double median = medianRate();
		for (RecordedPartition partition : this.partitions) {
			boolean dated = partition.partition().dates() != Dates.UNDATED;
			table.add(List.of(partition.partition().name(),
					dated ? bound(partition.partition().window().from(), "the beginning") : NONE,
					dated ? bound(partition.partition().window().to(), "the end") : NONE, partition.status(),
					(partition.host() != null) ? partition.host() : NONE,
					partition.checkpoint().map(RunTexts::time).orElse(NONE), Rows.number(partition.ofRun().read()),
					Rows.number(Math.round(partition.ordersPerSecond())), isSlow(partition, median) ? "slow" : ""));
		}
		return table;
	}

	private static String bound(@Nullable Instant instant, String open) {
		return (instant != null) ? RunTexts.time(instant) : open;
	}

	/** At less than half the pace of the one in the middle. */
	private static boolean isSlow(RecordedPartition partition, double medianRate) {
		return partition.status().equals(BEGUN) && partition.ordersPerSecond() < medianRate / 2;
	}

	private double medianRate() {
		double[] rates = this.partitions.stream()
			.mapToDouble(RecordedPartition::ordersPerSecond)
			.filter((rate) -> rate > 0)
			.sorted()
			.toArray();
		return (rates.length > 0) ? rates[rates.length / 2] : 0;
	}

}
