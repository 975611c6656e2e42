package io.orderarchiver.archive.rejects;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.retry.Failures;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.retry.RetrySettings;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.testing.PretendingMongo;
import io.orderarchiver.testing.RawDocument;
import io.orderarchiver.testing.RawDocuments;
import io.orderarchiver.testing.StoredValue;
import io.orderarchiver.testing.TestMongo;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Rejects whose {@code _id}s a mapping would change. */
class KeptRejectsIT {

	@RegisterExtension
	static final TestMongo mongo = TestMongo.forClass(KeptRejectsIT.class);

	private static final String DIGITS = "507f1f77bcf86cd799439011";

	private static final StoredValue TEXT = StoredValue.of(DIGITS);

	private static final StoredValue OBJECT_ID = StoredValue.of(new ObjectId(DIGITS));

	private static final StoredValue EMBEDDED = StoredValue.of(new Document("_id", DIGITS).append("n", 1L));

	private final RawDocuments store = RawDocuments.in(mongo.database(), "Historique_rejets");

	private final AtomicInteger retried = new AtomicInteger();

	private final KeptRejects kept = kept(mongo.database());

	@BeforeEach
	void empty() {
		mongo.drop();
	}

	@Test
	void aTextOfTheDigitsOfAnObjectIdIsNone() {
		reject(TEXT, "CONFLICT");
		reject(OBJECT_ID, "REFUSED");
		reject(EMBEDDED, "TOO_LARGE");
		assertThat(this.kept.countByReason(RejectSelection.ALL)).containsExactly(entry("CONFLICT", 1L),
				entry("REFUSED", 1L), entry("TOO_LARGE", 1L));
		assertIsItself(TEXT, "CONFLICT");
		assertIsItself(OBJECT_ID, "REFUSED");
		assertIsItself(EMBEDDED, "TOO_LARGE");
		assertThat(this.kept.drop(List.of(raw(TEXT), raw(EMBEDDED)))).isEqualTo(2);
		assertThat(this.store.byId()).containsOnlyKeys(OBJECT_ID);
	}

	@Test
	void aNameThatAnIdHoldsTwiceIsKeptTwice() {
		assumeThat(mongo.isReal()).as("the embedded server cannot hold a name twice").isTrue();
		StoredValue doubled = StoredValue
			.document(new RawDocument().add("a", StoredValue.of(1)).add("a", StoredValue.of(2)));
		reject(doubled, "CONFLICT");
		reject(StoredValue.of(new Document("a", 2)), "REFUSED");
		assertThat(this.kept.countByReason(RejectSelection.ALL)).containsExactly(entry("CONFLICT", 1L),
				entry("REFUSED", 1L));
		assertThat(this.kept.find(raw(doubled))).hasValueSatisfying((found) -> {
			assertThat(found.key().id()).isEqualTo(raw(doubled));
			assertThat(found.reason()).isEqualTo("CONFLICT");
		});
		assertThat(this.kept.drop(List.of(raw(doubled)))).isOne();
		assertThat(this.store.byId()).containsOnlyKeys(StoredValue.of(new Document("a", 2)));
	}

	@Test
	void reasonsOfSomebodyElseAreCountedAsTheyAreListed() {
		List<Object> reasons = List.of(5, DIGITS, new ObjectId(DIGITS), List.of("a"), new Document("a", 1),
				new Document("_class", "java.lang.String"), true);
		for (int i = 0; i < reasons.size(); i++) {
			this.store.insert(RawDocument
				.of(new Document("_id", i).append("reason", reasons.get(i)).append("_class", "java.lang.String")));
		}
		this.store.insert(RawDocument.of(new Document("_id", "null").append("reason", null)),
				RawDocument.of(new Document("_id", "none")));
		assertThat(this.kept.countByReason(RejectSelection.ALL).keySet()).containsExactlyInAnyOrderElementsOf(
				this.kept.list(RejectSelection.ALL, 100).stream().map(KeptReject::reason).distinct().toList());
		assertThat(this.kept.countByReason(RejectSelection.ALL)).containsEntry("unknown", 2L).containsEntry(DIGITS, 2L);
	}

	@Test
	void aCountThatFailsForATransientReasonIsTriedAgainAndAnotherIsNot() {
		try (PretendingMongo failing = new PretendingMongo()) {
			KeptRejects counted = kept(failing.database());
			failing.answer("aggregate", error(11602));
			assertThatExceptionOfType(MongoCommandException.class)
				.isThrownBy(() -> counted.countByReason(RejectSelection.ALL))
				.satisfies((failure) -> assertThat(Failures.brief(failure)).startsWith("MongoDB error 11602"));
			assertThat(this.retried).hasValue(3);
			failing.answer("aggregate", error(13));
			assertThatExceptionOfType(MongoCommandException.class)
				.isThrownBy(() -> counted.countByReason(RejectSelection.ALL));
			assertThat(this.retried).hasValue(3);
		}
	}

	private static de.bwaldvogel.mongo.bson.Document error(int code) {
		return new de.bwaldvogel.mongo.bson.Document("ok", 0.0).append("code", code).append("errmsg", "no");
	}

	private void assertIsItself(StoredValue id, String reason) {
		RejectSelection alone = RejectSelection.of(List.of(raw(id)));
		assertThat(this.kept.countByReason(alone)).containsExactly(entry(reason, 1L));
		assertThat(this.kept.ids(alone)).containsExactly(raw(id));
		assertThat(this.kept.find(raw(id))).hasValueSatisfying((found) -> {
			assertThat(found.key().id()).isEqualTo(raw(id));
			assertThat(found.reason()).isEqualTo(reason);
		});
	}

	private void reject(StoredValue id, String reason) {
		this.store.insert(new RawDocument().add("_id", id).add("reason", StoredValue.of(reason)));
	}

	private static RawValue raw(StoredValue value) {
		RawBsonDocument document = new RawDocument().add("v", value).toBson();
		RawValue raw = RawValue.in(document, "v");
		if (raw == null) {
			throw new IllegalStateException("no value");
		}
		return raw;
	}

	private KeptRejects kept(MongoDatabase database) {
		return new KeptRejects(new ArchiveCollections(database, CollectionNames.DEFAULT),
				new Retries(new RetrySettings(2, Duration.ofMillis(1)), new StopSignal(), new RetryCount()));
	}

	/** Counts retries. */
	private final class RetryCount implements Measurements {

		@Override
		public void took(Stage stage, Duration duration) {
		}

		@Override
		public void stored(MeasuredPage page) {
		}

		@Override
		public void retried() {
			KeptRejectsIT.this.retried.incrementAndGet();
		}

	}

}
