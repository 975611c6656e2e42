package io.orderarchiver.doctor.server;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.doctor.Examination;
import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.doctor.finding.Finding.Status;
import io.orderarchiver.management.ManagementAddress;
import io.orderarchiver.mongo.MongoConnection;
import io.orderarchiver.mongo.MongoTarget;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.testing.PretendingMongo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The log of a server that claims to have one. */
class OplogCheckIT {

	private static final Instant NOW = Instant.parse("2025-06-15T12:00:00Z");

	private final PretendingMongo mongo = new PretendingMongo();

	@TempDir
	Path home;

	@AfterEach
	void close() {
		this.mongo.close();
	}

	@Test
	void aPositionThatTheLogReachesBackToLivesOn() {
		logSince(Duration.ofDays(3));
		Finding finding = look(Duration.ofHours(41));
		assertThat(finding.status()).isEqualTo(Status.OK);
		assertThat(finding.title()).startsWith("your resume token lives another 31 h");
		assertThat(finding.detail()).isEqualTo("The log reaches back 3 days.");
	}

	@Test
	void onePastTheEndOfADayIsWarnedOf() {
		logSince(Duration.ofDays(3));
		Finding finding = look(Duration.ofHours(70));
		assertThat(finding.status()).isEqualTo(Status.WARNING);
		assertThat(finding.title()).startsWith("your resume token lives another 2 h");
		assertThat(finding.remedy()).contains("replSetResizeOplog");
	}

	@Test
	void aPositionOlderThanTheLogIsLost() {
		logSince(Duration.ofDays(3));
		Finding finding = look(Duration.ofHours(73));
		assertThat(finding.status()).isEqualTo(Status.WARNING);
		assertThat(finding.title()).startsWith("the resume token of the watch is lost")
			.contains("2025-06-12T11:00:00Z", "2025-06-12T12:00:00Z");
		assertThat(finding.remedy()).contains("order-archiver watch --on-token-lost=catch-up");
	}

	@Test
	void aShortLogIsWarnedOfEvenWithoutAWatch() {
		logSince(Duration.ofHours(3));
		assertThat(look(null).status()).isEqualTo(Status.WARNING);
		logSince(Duration.ofHours(30));
		assertThat(look(null).status()).isEqualTo(Status.OK);
		assertThat(look(null).title()).contains("has saved no position");
	}

	@Test
	void withoutTheRightItIsNotKnown() {
		this.mongo.answer("find oplog.rs", RightsCheckIT.refusal(13));
		Finding finding = look(Duration.ofHours(5));
		assertThat(finding.status()).isEqualTo(Status.INFO);
		assertThat(finding.title()).contains("not known: no right to read local.oplog.rs");
		assertThat(finding.detail()).isEqualTo("The position of the watch is 5 h old.");
		assertThat(finding.remedy()).contains("grantPrivilegesToRole('orderArchiver'");
	}

	private void logSince(Duration age) {
		this.mongo.answer("find oplog.rs 1", batch(NOW.minus(age)));
		this.mongo.answer("find oplog.rs -1", batch(NOW));
	}

	private static Document batch(Instant time) {
		Document entry = new Document("ts", new BsonTimestamp(time, 1)).append("op", "n").append("o", new Document());
		return new Document("cursor",
				new Document("id", 0L).append("ns", "local.oplog.rs").append("firstBatch", List.of(entry)))
			.append("ok", 1.0);
	}

	private Finding look(@Nullable Duration age) {
		try (MongoConnection connection = MongoConnection.open(MongoTarget.of(this.mongo.uri(), null), List.of())) {
			ConnectedServer server = new ConnectedServer(connection,
					Examination.settings(this.home, this.mongo.uri(), PretendingMongo.DATABASE,
							ArchiveIndexes.Creation.NEVER, new ManagementAddress("127.0.0.1", 0), Optional.empty()),
					Site.DATABASE);
			return new OplogCheck(Clock.fixed(NOW, ZoneOffset.UTC), Site.DATABASE,
					() -> Optional.ofNullable(age).map(NOW::minus))
				.look(server)
				.get(0);
		}
	}

}
