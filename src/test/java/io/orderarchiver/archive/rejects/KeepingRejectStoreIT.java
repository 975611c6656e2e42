package io.orderarchiver.archive.rejects;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.Reject;
import io.orderarchiver.archive.RejectReason;
import io.orderarchiver.archive.RejectStage;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.retry.RetrySettings;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.testing.TestMongo;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Which rejects are new, and which are known. */
class KeepingRejectStoreIT {

	@RegisterExtension
	static final TestMongo mongo = TestMongo.forClass(KeepingRejectStoreIT.class);

	private static final Instant BEGAN = Instant.parse("2025-03-15T02:00:00.123Z");

	@BeforeEach
	void empty() {
		mongo.drop();
	}

	@Test
	void rejectThatARunStoredBeforeItsCrashIsNewToItStill() {
		assertThat(newRejects(new PageReference(4, BEGAN, 4, "01", 1, 0, 0))).isOne();
		assertThat(newRejects(new PageReference(4, BEGAN, 5, "01", 1, 0, 0))).isOne();
	}

	@Test
	void rejectOfARunOfTheSameNumberInALostJobRepositoryIsKnown() {
		assertThat(newRejects(new PageReference(4, BEGAN, 4, "01", 1, 0, 0))).isOne();
		assertThat(newRejects(new PageReference(4, BEGAN.plusSeconds(1), 5, "01", 1, 0, 0))).isZero();
	}

	@Test
	void rejectThatAWorkerStoredBeforeItDiedIsNewToTheOneThatTakesItsPartitionOver() {
		assertThat(newRejects(new PageReference(4, BEGAN, 4, "01", 1, 3, 5))).isOne();
		assertThat(newRejects(new PageReference(4, BEGAN, 4, "01", 2, 5, 5))).isOne();
		assertThat(newRejects(new PageReference(4, BEGAN, 4, "01", 3, 6, 6))).as("counted by the second").isZero();
	}

	@Test
	void workerThatCameToLifeAgainDoesNotTakeTheRejectOfItsSuccessor() {
		assertThat(newRejects(new PageReference(4, BEGAN, 4, "01", 2, 5, 5))).isOne();
		assertThat(newRejects(new PageReference(4, BEGAN, 4, "01", 1, 3, 5))).isZero();
	}

	@Test
	void rejectThatAnotherPartitionCountedIsKnown() {
		assertThat(newRejects(new PageReference(4, BEGAN, 4, "01", 1, 1, 9))).isOne();
		assertThat(newRejects(new PageReference(4, BEGAN, 5, "02", 1, 1, 1))).isZero();
	}

	private static long newRejects(PageReference page) {
		ArchiveCollections collections = new ArchiveCollections(mongo.database(), CollectionNames.DEFAULT);
		Retries retries = new Retries(new RetrySettings(1, Duration.ofMillis(1)), new StopSignal(), Measurements.NONE);
		OrderKey order = OrderKey.of(RawBsonDocument.parse("{_id: 1, numero_commande: ''}"));
		return KeepingRejectStore.open(collections, retries, Clock.systemUTC())
			.keep(List.of(new Reject(order, RejectReason.INVALID_NUMBER, RejectStage.KNOWN, "blank")), page)
			.tally()
			.newRejects();
	}

}
