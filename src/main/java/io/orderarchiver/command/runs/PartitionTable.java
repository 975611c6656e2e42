package io.orderarchiver.command.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.orderarchiver.archive.pace.PaceState;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.command.terminal.Table;
import io.orderarchiver.command.terminal.Table.Column;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.step.RecordedPartition;
import io.orderarchiver.run.history.step.RecordedPartition.Bounds;
import io.orderarchiver.run.history.step.RecordedPartition.Part;
import org.jspecify.annotations.Nullable;

/** The partitions of a step, one a line; those that lag behind are marked. */
final class PartitionTable {

	private static final String NONE = "-";

	/** Before that, one has hardly read its first page. */
	private static final Duration TO_BEGIN = Duration.ofMinutes(1);

	private final RecordedRun run;

	private final List<RecordedPartition> partitions;

	private final Instant now;

	/**
	 * Creates the table.
	 * @param run whose partitions they are
	 * @param partitions those of one step, at least one
	 * @param now until when those are counted that are worked on
	 */
	PartitionTable(RecordedRun run, List<RecordedPartition> partitions, Instant now) {
		this.run = run;
		this.partitions = partitions;
		this.now = now;
	}

	/** What is divided, and by what. */
	String heading() {
		Part first = this.partitions.get(0).part();
		return "Partitions of %s, by %s:".formatted(first.step(), switch (first.bounds()) {
			case DATES, NONE -> "date";
			case IDS -> "_id";
			case BYTES -> "bytes of the list of incomplete orders";
		});
	}

	Table table() {
		Table table = new Table(List.of(Column.left("PARTITION"), Column.left("FROM"), Column.left("TO"),
				Column.left("STATUS"), Column.left("HOST"), Column.left("CHECKPOINT"), Column.right("READ"),
				Column.right("PER SECOND"), Column.left("NOTE")));
		double median = medianRate();
		for (RecordedPartition partition : this.partitions) {
			Part part = partition.part();
			table.add(List.of(part.name(), bound(part, part.from(), "the beginning"), bound(part, part.to(), "the end"),
					partition.status(), (partition.host() != null) ? partition.host() : NONE,
					partition.checkpoint().map((checkpoint) -> text(part, checkpoint)).orElse(NONE),
					Rows.number(partition.read()), Rows.number(Math.round(rate(partition))),
					isSlow(partition, median) ? "slow" : ""));
		}
		return table;
	}

	private static String bound(Part part, @Nullable String bound, String open) {
		if (part.bounds() == Bounds.NONE) {
			return NONE;
		}
		return (bound != null) ? text(part, bound) : open;
	}

	private static String text(Part part, String bound) {
		return switch (part.bounds()) {
			case DATES -> RunTexts.time(Instant.parse(bound));
			case BYTES -> Rows.number(Long.parseLong(bound));
			case IDS, NONE -> bound;
		};
	}

	/** At less than half the pace of the one in the middle, unless all stand still. */
	private boolean isSlow(RecordedPartition partition, double medianRate) {
		return this.run.isAtWorkOn(partition) && hasHadTime(partition) && !isPaused()
				&& rate(partition) < medianRate / 2;
	}

	private boolean hasHadTime(RecordedPartition partition) {
		Instant began = partition.startedAt();
		return began != null && Duration.between(began, this.now).compareTo(TO_BEGIN) >= 0;
	}

	private boolean isPaused() {
		return this.run.heldUp().filter(PaceState::pauses).isPresent();
	}

	private double medianRate() {
		double[] rates = this.partitions.stream().mapToDouble(this::rate).filter((rate) -> rate > 0).sorted().toArray();
		return (rates.length > 0) ? rates[rates.length / 2] : 0;
	}

	private double rate(RecordedPartition partition) {
		return this.run.ordersPerSecond(partition, this.now);
	}

}
