package io.orderarchiver.run;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.archive.rejects.RejectSelection;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.RetryOptions;
import io.orderarchiver.run.StrangeTown.Outcome;
import io.orderarchiver.run.StrangeTown.Way;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RetryReport;
import io.orderarchiver.testing.RawDocument;
import io.orderarchiver.testing.RawDocuments;
import io.orderarchiver.testing.StoredValue;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What MongoDB holds apart is two orders, what it holds for the same is one. */
@Timeout(180)
class StrangeIdsIT extends StrangeFixture {

	private static final List<Document> TWINS = List.of(new Document("r", 1).append("n", 2),
			new Document("n", 2).append("r", 1), new Document("k", new Document("r", 1).append("n", 2)),
			new Document("k", new Document("n", 2).append("r", 1)),
			new Document("k", List.of(new Document("r", 1).append("n", 2))),
			new Document("k", List.of(new Document("n", 2).append("r", 1))), new Document("a", 1),
			new Document("b", 1));

	/** Each row is one value for MongoDB. */
	private static final List<List<Object>> SAME = List.of(List.of(7L, 7.0, Decimal128.parse("7.00")),
			List.of(0, -0.0, Decimal128.parse("-0")),
			List.of(new Document("a", 1), new Document("a", 1L), new Document("a", 1.0)),
			List.of(new Document("a", List.of(2, new Document("b", 0.0))),
					new Document("a", List.of(2.0, new Document("b", -0.0))),
					new Document("a", List.of(Decimal128.parse("2.0"), new Document("b", 0L)))),
			List.of(Double.NaN, Decimal128.NaN, Double.NaN));

	@ParameterizedTest
	@EnumSource
	void documentsWithTheirFieldsInAnotherOrderAreOtherOrders(Way way) {
		List<RawDocument> orders = TWINS.stream().map((id) -> this.town.order("CMD-" + id).with("_id", id)).toList();
		this.town.assertAllArchived(this.town.deliver(way, orders), orders);
	}

	@ParameterizedTest
	@EnumSource
	void documentsWithTheirFieldsInAnotherOrderAreOtherRejects(Way way) {
		Outcome outcome = this.town.deliver(way,
				TWINS.stream().map((id) -> this.town.order(" ").with("_id", id)).toList());
		assertThat(outcome.counts().rejects()).isEqualTo(TWINS.size());
		assertThat(this.town.rejects()).hasSameSizeAs(TWINS)
			.allSatisfy((reject) -> assertThat(RawDocument.of(reject.first("commande").orElseThrow()).first("_id"))
				.isEqualTo(reject.first("_id")));
		this.town.assertNothingNew();
	}

	@ParameterizedTest
	@EnumSource
	void eachReferenceFindsItsOwnDocument(Way way) {
		List<RawDocument> orders = new ArrayList<>();
		for (Document id : TWINS) {
			for (String dimension : List.of("Client", "Livreur", "Restaurants", "Menu")) {
				this.town.collection(dimension).insert(new RawDocument().with("_id", id).with("nom", dimension + id));
			}
			orders.add(this.town.order("CMD-" + id)
				.with("id_client", id)
				.with("id_livreur", id)
				.with("id_restaurant", id)
				.with("id_menu", id));
		}
		this.town.assertAllArchived(this.town.deliver(way, orders), orders);
		for (Document id : TWINS) {
			assertThat(this.town.collection("Historique").find(new Document("numero_commande", "CMD-" + id)))
				.singleElement()
				.satisfies(
						(archived) -> assertThat(archived.first("nom_client")).contains(StoredValue.of("Client" + id)));
		}
	}

	@ParameterizedTest
	@EnumSource
	void referencesAreComparedAsMongoDbComparesThem(Way way) {
		RawDocuments clients = this.town.collection("Client");
		List<RawDocument> orders = new ArrayList<>();
		for (List<Object> same : SAME) {
			clients.insert(new RawDocument().with("_id", same.get(0)).with("nom", "client " + same.get(0)));
			same.forEach((reference) -> orders.add(order(orders.size()).with("id_client", reference)));
		}
		clients.insert(new RawDocument().with("_id", "sym").with("nom", "a string"));
		if (this.mongo.isReal()) {
			orders.add(order(orders.size()).with("id_client", new Symbol("sym")));
		}
		orders.add(order(orders.size()).with("id_client", "7"));
		orders.add(order(orders.size()).with("id_client", 7.5));
		this.town.assertAllArchived(this.town.deliver(way, orders), orders);
		assertThat(this.town.collection("Historique").find(new Document("nom_client", "client 7"))).hasSize(3);
	}

	@ParameterizedTest
	@EnumSource
	void numberOfAnotherTypeIsTheSameId(Way way) {
		List<RawDocument> first = deliveredAs(0);
		assertThat(this.town.deliver(way, first).counts().archived()).isEqualTo(StrangeTown.among(SAME.size()));
		for (int delivery = 1; delivery < 3; delivery++) {
			Outcome outcome = this.town.deliver(way, deliveredAs(delivery));
			assertThat(outcome.exitStatus()).as("%s", outcome.counts()).isEqualTo(ExitStatus.COMPLETE);
			assertThat(outcome.counts().duplicates()).isGreaterThanOrEqualTo(SAME.size());
			assertThat(outcome.counts().archived()).isEqualTo(StrangeTown.among(0));
			assertThat(outcome.counts().rejects() + outcome.counts().gone()).isZero();
		}
		this.town.assertArchived(first);
		this.town.assertNothingNew();
	}

	@ParameterizedTest
	@EnumSource
	void rejectIsKnownUnderTheIdOfAnotherType(Way way) {
		for (int delivery = 0; delivery < 3; delivery++) {
			Outcome outcome = this.town.deliver(way, withoutNumber(deliveredAs(delivery)));
			assertThat(outcome.counts().rejects()).isEqualTo((delivery == 0) ? SAME.size() : 0);
			assertThat(outcome.counts().knownRejects()).isEqualTo((delivery == 0) ? 0 : SAME.size());
			assertThat(this.town.rejects()).hasSameSizeAs(SAME);
		}
		this.town.assertNothingNew();
	}

	@Test
	void retryArchivesTheOrderThatHasItsIdInAnotherType() {
		this.town.deliver(Way.ARCHIVE, withoutNumber(deliveredAs(0)));
		assertThat(this.town.rejects()).hasSameSizeAs(SAME);
		List<RawDocument> mended = deliveredAs(1);
		this.town.orders().insert(mended);
		RetryReport report = this.town.archiver()
			.retry(new RetryOptions(RejectSelection.ALL, ArchiveMode.ARCHIVE, 2), new StopSignal(),
					new ArchiveHarness.Recorder());
		assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(report.counts().archived()).isEqualTo(SAME.size());
		assertThat(this.town.rejects()).isEmpty();
		this.town.assertArchived(mended);
		this.town.assertNothingNew();
	}

	/**
	 * Takes the orders away as they are, and returns them with {@code _id}s of other
	 * types.
	 */
	private List<RawDocument> deliveredAs(int delivery) {
		List<RawDocument> orders = new ArrayList<>();
		for (List<Object> same : SAME) {
			StoredValue id = StoredValue.of(same.get(delivery));
			this.town.orders().delete(id);
			orders.add(order(SAME.indexOf(same)).with("_id", id));
		}
		return orders;
	}

	private static List<RawDocument> withoutNumber(List<RawDocument> orders) {
		return orders.stream().map((order) -> order.without("numero_commande")).toList();
	}

	private RawDocument order(int number) {
		return this.town.order("CMD-" + number);
	}

}
