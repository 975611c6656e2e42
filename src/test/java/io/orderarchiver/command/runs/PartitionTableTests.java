package io.orderarchiver.command.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import io.orderarchiver.archive.pace.PaceState;
import io.orderarchiver.archive.pace.PaceState.Reason;
import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RunState;
import io.orderarchiver.run.history.step.RecordedPartition;
import io.orderarchiver.run.history.step.RecordedPartition.Bounds;
import io.orderarchiver.run.history.step.RecordedPartition.Part;
import io.orderarchiver.run.pace.RecordedPace;
import io.orderarchiver.run.pace.RecordedPace.Wish;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which partitions lag behind. */
class PartitionTableTests {

	private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

	private static final RecordedPartition DONE = partition("done", "COMPLETED", Duration.ofMinutes(10), 60_000, NOON);

	private static final RecordedPartition GOING = partition("going", "STARTED", Duration.ofMinutes(5), 30_000,
			NOON.minusSeconds(1));

	@Test
	void oneAtATenthOfTheMedianIsSlow() {
		assertThat(slow(DONE, GOING, partition("tenth", "STARTED", Duration.ofMinutes(5), 3000, NOON.minusSeconds(1))))
			.containsExactly("tenth");
	}

	@Test
	void oneThatHasBeenSilentForMinutesIsSlowHoweverFastItWas() {
		assertThat(slow(DONE, GOING,
				partition("hangs", "STARTED", Duration.ofMinutes(5), 6000, NOON.minus(Duration.ofMinutes(4)))))
			.containsExactly("hangs");
	}

	@Test
	void oneThatHasNeverSavedAnythingIsSlow() {
		assertThat(slow(DONE, GOING, partition("mute", "STARTED", Duration.ofMinutes(5), 0, null)))
			.containsExactly("mute");
	}

	@Test
	void oneThatHasMerelyBegunIsNot() {
		assertThat(slow(DONE, GOING, partition("young", "STARTED", Duration.ofSeconds(20), 0, null))).isEmpty();
	}

	@Test
	void oneThatWaitsIsNot() {
		assertThat(slow(DONE, GOING, partition("waits", RecordedPartition.WAITING, null, 0, null))).isEmpty();
	}

	@Test
	void noneIsWhileAllPause() {
		RecordedPartition still = partition("still", "STARTED", Duration.ofHours(1), 6000,
				NOON.minus(Duration.ofMinutes(59)));
		assertThat(slow(run(RunState.RUNNING, new PaceState(Reason.PAUSE_FILE, "paused")), DONE, still)).isEmpty();
		assertThat(slow(run(RunState.RUNNING, new PaceState(Reason.SPARING, "spares")), DONE, still))
			.containsExactly("still");
	}

	@Test
	void ofARunThatIsGoneNoneIs() {
		assertThat(slow(run(RunState.DIED, PaceState.FREE), DONE,
				partition("left", "STARTED", Duration.ofHours(1), 6000, NOON.minus(Duration.ofMinutes(59)))))
			.isEmpty();
	}

	private static List<String> slow(RecordedPartition... partitions) {
		return slow(run(RunState.RUNNING, PaceState.FREE), partitions);
	}

	private static List<String> slow(RecordedRun run, RecordedPartition... partitions) {
		return new PartitionTable(run, List.of(partitions), NOON).table()
			.text(OptionalInt.empty())
			.lines()
			.filter((line) -> line.stripTrailing().endsWith(" slow"))
			.map((line) -> line.strip().replaceFirst(" .*", ""))
			.toList();
	}

	private static RecordedRun run(RunState state, PaceState pace) {
		return new RecordedRun(1, ArchiveJobConfiguration.JOB_NAME, "target", Map.of(), state, List.of(), null,
				Optional.empty(), Optional.empty(), Optional.empty(), List.of(),
				Optional.of(new RecordedPace(Wish.GO_ON, pace)), OptionalLong.empty());
	}

	private static RecordedPartition partition(String name, String status, @Nullable Duration age, long read,
			@Nullable Instant lastSign) {
		return new RecordedPartition(
				new Part(ArchiveJobConfiguration.ARCHIVE_STEP, name, Bounds.DATES, null, NOON.toString()), status,
				"here", (age != null) ? NOON.minus(age) : null, lastSign, Optional.empty(), read, read);
	}

}
