package io.orderarchiver.run;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.run.StrangeTown.Outcome;
import io.orderarchiver.run.StrangeTown.Way;
import io.orderarchiver.testing.RawDocument;
import io.orderarchiver.testing.StoredValue;
import org.bson.BsonDbPointer;
import org.bson.BsonRegularExpression;
import org.bson.BsonUndefined;
import org.bson.Document;
import org.bson.types.CodeWithScope;
import org.bson.types.ObjectId;
import org.bson.types.Symbol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** References that an aggregation refuses, or takes for something else than a value. */
@Timeout(180)
class StrangeReferencesIT extends StrangeFixture {

	private static final List<String> REFERENCES = List.of("id_client", "id_livreur", "id_restaurant", "id_menu");

	private static final int MANY = 600;

	@BeforeEach
	void needARealServer() {
		assumeTrue(this.mongo.isReal(),
				"the embedded server takes a reference for an expression, even where none is asked for");
	}

	@ParameterizedTest
	@EnumSource
	void oneMakesItsOwnOrderIncompleteAndNoOther(Way way) {
		List<RawDocument> orders = new ArrayList<>();
		for (StoredValue strange : strange()) {
			for (String reference : REFERENCES) {
				orders.add(this.town.order("CMD-" + orders.size()).with(reference, strange));
			}
		}
		Outcome outcome = this.town.deliver(way, orders);
		this.town.assertAllArchived(outcome, orders);
		assertThat(outcome.counts().incomplete()).isEqualTo(orders.size());
	}

	@ParameterizedTest
	@EnumSource
	void hundredsOfThemInAPageAreInNobodysWay(Way way) {
		List<StoredValue> strange = strange();
		List<RawDocument> orders = new ArrayList<>();
		for (int i = 0; i < MANY; i++) {
			RawDocument order = this.town.order("CMD-" + i);
			StoredValue one = strange.get(i % strange.size());
			orders.add((i % 2 == 0) ? order : order.with(REFERENCES.get(i % REFERENCES.size()), one)
				.with("id_client", StoredValue.of(new Document("$oid", "n°" + i))));
		}
		Outcome outcome = this.town.deliver(way, orders);
		this.town.assertAllArchived(outcome, orders);
		assertThat(outcome.counts().incomplete()).isEqualTo(MANY / 2);
	}

	/** A pattern is a value here, and null the {@code _id} that it is. */
	@ParameterizedTest
	@EnumSource
	void patternFindsNothing(Way way) {
		this.town.collection("Client").insert(new RawDocument().with("_id", "abc").with("nom", "Nobody meant me"));
		List<RawDocument> orders = List.of(this.town.order("CMD-1").with("id_client", new BsonRegularExpression("^a")),
				this.town.order("CMD-2").with("id_client", new Document("$regex", "^a")),
				this.town.order("CMD-3").with("id_client", List.of("abc")),
				this.town.order("CMD-4").with("id_client", "abc"));
		this.town.assertAllArchived(this.town.deliver(way, orders), orders);
	}

	private List<StoredValue> strange() {
		List<StoredValue> strange = new ArrayList<>();
		ObjectId id = new ObjectId();
		for (Object value : List.of(new Document("$oid", id.toHexString()), new Document("$where", 1),
				new Document("$ref", "Client").append("$id", id), new Document("$gt", ""),
				new Document("$in", List.of(id)), new Document("$nonsense", 1),
				new Document("a", new Document("$b", 1)), new BsonRegularExpression("."), List.of(id), List.of(),
				List.of(new BsonRegularExpression(".")), List.of(new Document("$oid", 1)), new Document(), "$nom",
				"$$ROOT", "")) {
			strange.add(StoredValue.of(value));
		}
		if (this.mongo.isReal()) {
			// The embedded server ends the connection, or makes null of it.
			strange.add(StoredValue.of(new BsonUndefined()));
			strange.add(StoredValue.of(new BsonDbPointer("test.Client", id)));
			strange.add(StoredValue.of(new Symbol("$symbol")));
			strange.add(StoredValue.of(new CodeWithScope("x", new Document("$x", 1))));
			strange.add(StoredValue.latin1("réf"));
		}
		strange.add(StoredValue.nested(100));
		return strange;
	}

}
