package io.orderarchiver.command.worker;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.orderarchiver.testing.ChildJvm;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Workers whose pace cannot be kept for a while. */
class WorkerPaceIT extends WorkersFixture {

	@Test
	void aPartitionWhosePaceCannotBeKeptIsGivenBackAndDoneLater() throws IOException {
		placeOrders();
		ChildJvm manager = manager("--no-work", "--max-rate", "200", "--spare");
		Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> rows().offered() > 0);
		rows().garbleWishes();
		ChildJvm worker = worker();
		awaitOutput(worker, "could not be begun (IllegalArgumentException)");
		rows().restoreWishes();
		awaitArchivedSince(0, 100);
		assertThat(start(this.environment, List.of("runs", "pause", "1")).awaitExit()).isZero();
		awaitOutput(worker, "paused by: order-archiver runs pause 1");
		assertThat(start(this.environment, List.of("runs", "resume", "1")).awaitExit()).isZero();
		assertThat(manager.awaitExit()).as(manager.output()).isZero();
		assertBooksBalance(manager);
		assertArchiveIsAsExpected();
	}

}
