package io.orderarchiver.run;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.orderarchiver.archive.rejects.RejectSelection;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.RetryOptions;
import io.orderarchiver.run.StrangeTown.Outcome;
import io.orderarchiver.run.StrangeTown.Way;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RetryReport;
import io.orderarchiver.testing.RawDocument;
import io.orderarchiver.testing.StoredValue;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rejects that their store cannot take as they are. */
@Timeout(300)
class StrangeRejectsIT extends StrangeFixture {

	private static final int MEGABYTE = 1024 * 1024;

	/** What MongoDB lets into a collection, as long as nothing is around it. */
	private static final int DEEPEST = 179;

	@ParameterizedTest
	@EnumSource
	void orderWithoutANumberIsKeptWhateverElseItHolds(Way way) {
		List<RawDocument> strange = new ArrayList<>();
		strange.add(numberless().with("x", new Document("y", new Document("$z", 1))));
		strange.add(numberless().with("x", new Document("$set", new Document("status", "annulée"))));
		strange.add(numberless().with("x", List.of(new Document("$ref", "a"))));
		strange.add(numberless().with("x", new Document("", 1).append("a.b", 2)));
		strange.add(numberless().with("x", StoredValue.nested(150)));
		strange.add(deepest());
		strange.add(this.town.order("x").with("numero_commande", List.of("CMD-1")));
		if (this.mongo.isReal()) {
			// The embedded server takes such a number for an expression, and cannot hold
			// a name twice.
			strange.add(this.town.order("x").with("numero_commande", new Document("$n", 1)));
			strange.add(numberless().add("x", StoredValue.of(1)).add("x", StoredValue.of(2)));
		}
		Outcome outcome = this.town.deliver(way, strange);
		assertThat(outcome.counts().rejects()).isEqualTo(strange.size());
		assertThat(outcome.counts().archived()).isEqualTo(StrangeTown.among(0));
		assertKept(strange);
		this.town.assertNothingNew();
	}

	@ParameterizedTest
	@EnumSource
	void largeOrderWithoutANumberIsKeptWithoutItself(Way way) {
		RawDocument large = padded(numberless(), 16 * MEGABYTE - 100);
		Outcome outcome = this.town.deliver(way, large);
		assertThat(outcome.counts().rejects()).isOne();
		assertKept(List.of(large));
		assertThat(this.town.rejects().get(0).first("commande")).contains(StoredValue.of(null));
		this.town.assertNothingNew();
	}

	@ParameterizedTest
	@EnumSource
	void numberThatFillsHalfAnOrderIsArchivedOrRejected(Way way) {
		List<RawDocument> strange = new ArrayList<>();
		for (String letter : List.of("a", "b", "c", "c")) {
			strange.add(this.town.order(letter.repeat(10 * MEGABYTE)));
		}
		strange.add(this.town.order("x").with("numero_commande", new Document("a", "d".repeat(10 * MEGABYTE))));
		Outcome outcome = this.town.deliver(way, strange);
		assertThat(outcome.counts().rejects()).as("the second c, and the document").isGreaterThanOrEqualTo(2);
		assertThat(outcome.counts().archived() + outcome.counts().rejects()).isEqualTo(StrangeTown.among(5));
		assertThat(this.town.rejects()).hasSize((int) outcome.counts().rejects());
		this.town.assertNothingNew();
	}

	@ParameterizedTest
	@EnumSource
	void idThatFillsHalfAnOrderIsArchivedOrRejected(Way way) {
		List<RawDocument> strange = new ArrayList<>();
		for (String letter : List.of("a", "b", "c")) {
			strange.add(this.town.order("CMD-" + letter).with("_id", letter.repeat(9 * MEGABYTE)));
		}
		strange.add(numberless().with("_id", "d".repeat(9 * MEGABYTE)));
		Outcome outcome = this.town.deliver(way, strange);
		assertThat(outcome.counts().archived() + outcome.counts().rejects()).isEqualTo(StrangeTown.among(4));
		assertThat(this.town.rejects()).hasSize((int) outcome.counts().rejects());
		this.town.assertNothingNew();
	}

	@Test
	void whatIsKeptWithoutItselfCanBeRetried() {
		RawDocument strange = numberless().with("_id", 1).with("x", new Document("y", new Document("$z", 1)));
		RawDocument large = padded(numberless().with("_id", 2), 16 * MEGABYTE - 100);
		assertThat(this.town.deliver(Way.ARCHIVE, strange, large).counts().rejects()).isEqualTo(2);
		for (int id : List.of(1, 2)) {
			collection("Commande").updateOne(Filters.eq("_id", id), Updates.set("numero_commande", "CMD-" + id));
		}
		RetryReport report = this.town.archiver()
			.retry(new RetryOptions(RejectSelection.ALL, ArchiveMode.ARCHIVE, 100), new StopSignal(),
					new ArchiveHarness.Recorder());
		assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(report.counts().archived()).isEqualTo(2);
		assertThat(this.town.rejects()).isEmpty();
		this.town.assertNothingNew();
	}

	/** Each by its {@code _id}; without the order, its sentence says that. */
	private void assertKept(List<RawDocument> orders) {
		assertThat(this.town.rejects()).hasSameSizeAs(orders);
		for (RawDocument order : orders) {
			assertThat(this.town.collection("Historique_rejets").withId(order.first("_id").orElseThrow()))
				.singleElement()
				.satisfies((reject) -> {
					assertThat(reject.first("reason")).contains(StoredValue.of("INVALID_NUMBER"));
					StoredValue original = reject.first("commande").orElseThrow();
					if (original.equals(StoredValue.of(null))) {
						assertThat(Document.parse(reject.toBson().toJson()).getString("error"))
							.containsIgnoringCase("without");
					}
					else {
						assertThat(RawDocument.of(original)).isEqualTo(order);
					}
				});
		}
	}

	private RawDocument numberless() {
		return this.town.order("x").without("numero_commande");
	}

	/** With a field that makes it as large as asked for; 16 bytes are its own. */
	private static RawDocument padded(RawDocument order, int bytes) {
		int padding = bytes - order.toBson().getByteBuffer().remaining() - 16;
		return order.with("photo", new byte[padding]);
	}

	/** The deepest that the server takes. */
	private RawDocument deepest() {
		for (int depth = DEEPEST; depth > 0; depth--) {
			RawDocument deep = numberless().with("x", StoredValue.nested(depth));
			if (isTaken(deep)) {
				return deep;
			}
		}
		throw new IllegalStateException("no server is that shallow");
	}

	private boolean isTaken(RawDocument deep) {
		try {
			this.town.collection("probe").insert(deep);
			return true;
		}
		catch (MongoException ex) {
			return false;
		}
	}

}
