package io.orderarchiver.run.history.step;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.archive.keys.KeyPartition;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.run.history.step.RecordedPartitions.Attempt;
import io.orderarchiver.step.PartitionNames;
import io.orderarchiver.step.RunCounts;
import io.orderarchiver.step.partition.PinnedPartitions;
import org.junit.jupiter.api.Test;

import org.springframework.batch.infrastructure.item.ExecutionContext;

import static org.assertj.core.api.Assertions.assertThat;

class RecordedPartitionsTests {

	private static final String STEP = PartitionNames.stepName(ArchiveJobConfiguration.ARCHIVE_STEP, "all");

	private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

	@Test
	void paceIsThatOfTheNewestExecutionAndCountsAreOfAll() {
		RecordedPartition partition = partition(attempt(1, 300), attempt(2, 320));
		assertThat(partition.read()).isEqualTo(320);
		assertThat(partition.readAtLast()).isEqualTo(20);
		assertThat(partition.ordersPerSecond()).isEqualTo(2);
	}

	@Test
	void whatAFormerProcessHasReadDoesNotCountForItsSuccessor() {
		ExecutionContext saved = saved(1, 300);
		RunCounts successor = new RunCounts(saved, 1);
		successor.update(saved);
		assertThat(partition(attempt(1, saved)).ordersPerSecond()).isZero();
		successor.add(read(20));
		successor.update(saved);
		RecordedPartition partition = partition(attempt(1, saved));
		assertThat(partition.read()).isEqualTo(320);
		assertThat(partition.ordersPerSecond()).isEqualTo(2);
	}

	@Test
	void paceOfOneThatSaysNothingFallsWithTime() {
		RecordedPartition partition = partition(attempt(1, 300));
		assertThat(partition.ordersPerSecond(NOON.plusSeconds(10))).isEqualTo(30);
		assertThat(partition.ordersPerSecond(NOON.plusSeconds(300))).isEqualTo(1);
		assertThat(partition.ordersPerSecond(NOON.minusSeconds(3))).as("of a host whose clock is ahead").isZero();
	}

	@Test
	void whatHasNoExecutionWaits() {
		RecordedPartition partition = partition();
		assertThat(partition.status()).isEqualTo(RecordedPartition.WAITING);
		assertThat(partition.read()).isZero();
		assertThat(partition.ordersPerSecond()).isZero();
	}

	private static RecordedPartition partition(Attempt... attempts) {
		ExecutionContext job = new ExecutionContext();
		new PinnedPartitions(List.of(KeyPartition.whole(Window.ALL))).saveIn(job);
		return new RecordedPartitions(Map.of(STEP, List.of(attempts))).of(ArchiveJobConfiguration.JOB_NAME, job).get(0);
	}

	/** Of ten seconds, after which so many orders had been read over all executions. */
	private static Attempt attempt(long id, long read) {
		return attempt(id, saved(id, read));
	}

	private static ExecutionContext saved(long id, long read) {
		ExecutionContext saved = new ExecutionContext();
		RunCounts counts = new RunCounts(saved, id);
		counts.add(read(read));
		counts.update(saved);
		return saved;
	}

	private static Tally read(long orders) {
		return new Tally(orders, orders, 0, Map.of(), 0, 0, 0, 0, 0);
	}

	private static Attempt attempt(long id, ExecutionContext saved) {
		RecordedStep step = new RecordedStep(id, STEP, "COMPLETED", NOON, NOON.plusSeconds(10), 1);
		return new Attempt(step, NOON.plusSeconds(10), saved, "here");
	}

}
