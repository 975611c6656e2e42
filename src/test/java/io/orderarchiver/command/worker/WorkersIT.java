package io.orderarchiver.command.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.orderarchiver.testing.ChildJvm;
import io.orderarchiver.testing.TcpProxy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Several processes work on one run, and some of them die. */
class WorkersIT extends WorkersFixture {

	@Test
	void workersAndTheProcessOfTheRunShareItsPartitions() throws IOException {
		placeOrders();
		ChildJvm first = worker();
		ChildJvm second = worker();
		ChildJvm manager = manager("--max-rate", "1500");
		assertThat(manager.awaitExit()).as(manager.output()).isZero();
		assertThat(first.output()).contains("working on partition");
		assertThat(second.output()).contains("working on partition");
		assertBooksBalance(manager);
		assertThat(counts(manager)).containsEntry("archived", (long) ORDERS);
		assertArchiveIsAsExpected();
		first.terminate();
		assertThat(first.awaitExit()).as(first.output()).isZero();
	}

	@Test
	void runCompletesWithoutAnyWorker() throws IOException {
		placeOrders();
		ChildJvm manager = manager();
		assertThat(manager.awaitExit()).as(manager.output()).isZero();
		assertBooksBalance(manager);
		assertArchiveIsAsExpected();
	}

	@Test
	void progressIsThatOfAllProcesses() throws IOException {
		placeOrders();
		worker();
		ChildJvm manager = start(this.environment,
				List.of("archive", "--workers", "remote", "--no-work", "--batch-size", "20", "--max-rate", "250"));
		assertThat(manager.awaitExit()).as(manager.output()).isZero();
		assertThat(manager.output()).containsPattern("Archiving: [1-9][0-9,]* orders");
		assertArchiveIsAsExpected();
	}

	@Test
	void anotherWorkerGoesOnAtTheCheckpointOfOneThatIsKilled() throws IOException {
		placeOrders();
		ChildJvm victim = worker();
		ChildJvm manager = manager("--no-work", "--max-rate", "1000");
		awaitOutput(victim, "working on partition");
		awaitArchivedSince(0, 200);
		victim.kill();
		ChildJvm successor = worker();
		assertThat(manager.awaitExit()).as(manager.output()).isZero();
		assertThat(successor.output()).contains("working on partition");
		assertBooksBalance(manager);
		assertThat(count(manager, "duplicates")).as("the page under way, and ties at the checkpoint")
			.isLessThanOrEqualTo(2 * 20L);
		assertArchiveIsAsExpected();
	}

	@Test
	void workerThatStoodStillTooLongSavesNothingOverItsSuccessor() throws IOException {
		placeOrders();
		ChildJvm frozen = worker();
		ChildJvm manager = manager("--no-work", "--max-rate", "1000");
		awaitArchivedSince(0, 200);
		frozen.pause();
		ChildJvm successor = worker();
		awaitTakeOver();
		frozen.resume();
		awaitOutput(frozen, "is no longer this process's");
		assertThat(manager.awaitExit()).as(manager.output()).isZero();
		assertBooksBalance(manager);
		assertArchiveIsAsExpected();
		successor.terminate();
		assertThat(successor.awaitExit()).as(successor.output()).isZero();
		ChildJvm next = manager("--no-work");
		assertThat(next.awaitExit()).as("the one that stood still works on: %s", next.output()).isZero();
		assertThat(frozen.isAlive()).as(frozen.output()).isTrue();
	}

	@Test
	void aThirdProcessMakesAllWhoWorkOnARunPauseAndGoOn() throws IOException {
		placeOrders();
		ChildJvm worker = worker();
		ChildJvm manager = manager("--no-work", "--max-rate", "500", "--spare");
		awaitArchivedSince(0, 100);
		assertThat(start(this.environment, List.of("runs", "pause", "1")).awaitExit()).isZero();
		awaitOutput(worker, "paused by: order-archiver runs pause 1");
		awaitOutput(manager, "paused by: order-archiver runs pause 1");
		assertThat(archived()).isLessThan(ORDERS);
		assertThat(start(this.environment, List.of("runs", "resume", "1")).awaitExit()).isZero();
		assertThat(manager.awaitExit()).as(manager.output()).isZero();
		assertBooksBalance(manager);
		assertArchiveIsAsExpected();
	}

	/** The process of the run writes no page that could take long. */
	@Test
	void strainThatOnlyAWorkerSeesHoldsForTheRunUntilItIsOver() throws IOException {
		placeOrders();
		try (TcpProxy proxy = TcpProxy.to(this.mongo)) {
			this.environment.put("MONGODB_URI", proxy.uri());
			ChildJvm worker = worker();
			ChildJvm manager = manager("--no-work", "--max-rate", "150", "--spare");
			awaitArchivedSince(0, 300);
			proxy.delay(Duration.ofMillis(300));
			awaitOutput(manager, "spares MongoDB at");
			awaitOutput(worker, "spares MongoDB at");
			proxy.delay(Duration.ZERO);
			awaitOutput(manager, "goes on at its own pace");
			assertThat(manager.awaitExit()).as(manager.output()).isZero();
			assertBooksBalance(manager);
			assertArchiveIsAsExpected();
		}
	}

	@Test
	void workerThatIsStoppedGivesItsPartitionBack() throws IOException {
		placeOrders();
		ChildJvm leaving = worker();
		ChildJvm manager = manager("--no-work", "--max-rate", "1000");
		awaitArchivedSince(0, 200);
		leaving.terminate();
		assertThat(leaving.awaitExit()).as(leaving.output()).isZero();
		worker();
		assertThat(manager.awaitExit()).as(manager.output()).isZero();
		assertBooksBalance(manager);
		assertThat(count(manager, "duplicates")).as("nothing but ties at the checkpoint").isLessThan(20);
		assertArchiveIsAsExpected();
	}

	@Test
	void sameCommandResumesARunWhoseProcessIsKilledAndWhatWorkersFinishedStaysFinished() throws IOException {
		placeOrders();
		worker();
		ChildJvm manager = manager("--no-work", "--max-rate", "300");
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> rows().ended() >= 3);
		manager.kill();
		long finished = rows().ended();
		Awaitility.await("workers go on").atMost(Duration.ofMinutes(2)).until(() -> rows().ended() > finished);
		ChildJvm resumed = manager("--no-work");
		assertThat(resumed.awaitExit()).as(resumed.output()).isZero();
		assertThat(resumed.output()).contains("\"resumed\":true");
		assertBooksBalance(resumed);
		assertThat(rows().begunAgain()).as("finished partitions that were worked on again").isZero();
		assertArchiveIsAsExpected();
	}

	@Test
	void runThatBeganWithoutWorkersIsResumedWithThem() throws IOException {
		placeOrders();
		ChildJvm local = start(this.environment,
				List.of("archive", "--partitions", "2", "--batch-size", "20", "--max-rate", "600", "--no-progress"));
		awaitArchivedSince(0, 200);
		local.kill();
		ChildJvm worker = worker();
		ChildJvm resumed = manager("--no-work");
		assertThat(resumed.awaitExit()).as(resumed.output()).isZero();
		assertThat(resumed.output()).contains("\"resumed\":true");
		assertThat(worker.output()).contains("working on partition");
		assertBooksBalance(resumed);
		assertArchiveIsAsExpected();
	}

	@Test
	void partitionOfAWorkerThatIsKilledIsTakenOverAlthoughTheProcessOfTheRunIsDead() throws IOException {
		placeOrders();
		ChildJvm victim = worker();
		ChildJvm successor = worker();
		ChildJvm manager = manager("--no-work", "--max-rate", "400");
		awaitOutput(victim, "working on partition");
		awaitOutput(successor, "working on partition");
		manager.kill();
		victim.kill();
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> rows().ended() == rows().offered());
		assertThat(rows().takenOver()).isPositive();
		assertArchiveIsAsExpected();
		ChildJvm resumed = manager();
		assertThat(resumed.awaitExit()).as(resumed.output()).isZero();
		assertBooksBalance(resumed);
	}

	@Test
	void workersMayDieAndComeInMidRunAndTheBooksAreExact() throws IOException {
		placeOrders();
		worker();
		ChildJvm victim = worker();
		ChildJvm manager = manager("--max-rate", "300");
		awaitOutput(victim, "working on partition");
		awaitArchivedSince(0, 300);
		victim.kill();
		// However long it takes to start, there is work left.
		Path pause = Files.createFile(this.home.resolve("pause"));
		awaitOutput(worker(), "working on partition");
		Files.delete(pause);
		assertThat(manager.awaitExit()).as(manager.output()).isZero();
		assertBooksBalance(manager);
		assertThat(count(manager, "read")).as("with pages that were read twice")
			.isBetween((long) ORDERS, ORDERS + 2 * 20L);
		assertThat(count(manager, "rejects")).isZero();
		assertArchiveIsAsExpected();
	}

	@Test
	void theHighestRateIsThatOfAllProcessesTogether() throws IOException {
		placeOrders();
		worker();
		int rate = 250;
		ChildJvm manager = manager("--max-rate", String.valueOf(rate));
		awaitArchivedSince(0, 1);
		long begun = System.nanoTime();
		assertThat(manager.awaitExit()).as(manager.output()).isZero();
		assertThat(Duration.ofNanos(System.nanoTime() - begun))
			.isGreaterThan(Duration.ofSeconds(ORDERS / rate).multipliedBy(8).dividedBy(10));
		assertArchiveIsAsExpected();
	}

	@Test
	void runIsStoppedFromAnotherProcessWhereverItIsWorkedOn() throws IOException {
		placeOrders();
		ChildJvm worker = worker();
		ChildJvm manager = manager("--max-rate", "150");
		awaitOutput(worker, "working on partition");
		awaitArchivedSince(0, 200);
		ChildJvm stopping = start(this.environment, List.of("runs", "stop", "1", "--wait", "30s"));
		assertThat(stopping.awaitExit()).as(stopping.output()).isZero();
		assertThat(stopping.output()).contains("Run 1 has ended");
		assertThat(manager.awaitExit()).as(manager.output()).isEqualTo(5);
		long archived = archived();
		assertThat(archived).isLessThan(ORDERS);
		Awaitility.await().during(Duration.ofSeconds(4)).until(() -> archived() == archived);
		assertThat(worker.isAlive()).as(worker.output()).isTrue();
		ChildJvm resumed = manager();
		assertThat(resumed.awaitExit()).as(resumed.output()).isZero();
		assertBooksBalance(resumed);
		assertArchiveIsAsExpected();
	}

	@Test
	void runThatDoesNotWorkItselfSaysThatNoWorkerLives() throws IOException {
		placeOrders();
		ChildJvm manager = manager("--no-work");
		awaitOutput(manager, "No worker of this target lives");
		worker();
		assertThat(manager.awaitExit()).as(manager.output()).isZero();
		assertArchiveIsAsExpected();
	}

	@Test
	void workerEndsWhenThereIsNothingToDo() throws IOException {
		placeOrders();
		ChildJvm worker = worker("--until-idle", "2s");
		assertThat(worker.awaitExit()).as(worker.output()).isZero();
	}

	@Test
	void whatSeveralProcessesNeedIsNamedWhereItIsMissing() throws IOException {
		placeOrders();
		assertRefused(Map.of("BATCH_DATABASE_URL", ""), "BATCH_DATABASE_URL");
		assertRefused(Map.of("RABBITMQ_URI", ""), "RABBITMQ_URI");
		assertRefused(Map.of("RABBITMQ_URI", "http://localhost"), "RABBITMQ_URI", "amqp://");
		assertThat(archived()).isZero();
	}

	private void assertRefused(Map<String, String> changed, String... words) throws IOException {
		Map<String, String> all = new HashMap<>(this.environment);
		all.putAll(changed);
		ChildJvm manager = start(all, List.of("archive", "--workers", "remote", "--no-progress"));
		assertThat(manager.awaitExit()).as(manager.output()).isEqualTo(2);
		assertThat(manager.output()).contains(words);
		ChildJvm worker = start(all, List.of("worker"));
		assertThat(worker.awaitExit()).as(worker.output()).isEqualTo(2);
		assertThat(worker.output()).contains(words);
		Awaitility.await().atMost(Duration.ofSeconds(1)).until(() -> !worker.isAlive());
	}

}
