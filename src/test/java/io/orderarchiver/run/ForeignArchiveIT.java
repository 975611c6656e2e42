package io.orderarchiver.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.orderarchiver.run.StrangeTown.Outcome;
import io.orderarchiver.run.StrangeTown.Way;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.testing.RawDocument;
import io.orderarchiver.testing.StoredValue;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** An archive with documents that another tool wrote, in its own way. */
@Timeout(180)
class ForeignArchiveIT extends StrangeFixture {

	private static final ObjectId ID = new ObjectId("65a0b1c2d3e4f5a6b7c8d9e0");

	private static final ObjectId OTHER_ID = new ObjectId();

	@ParameterizedTest
	@EnumSource
	void textThatIsTheOrdersIdMakesADuplicate(Way way) {
		archived("objectId", ID.toHexString());
		archived("string", "order seven");
		archived("null", null);
		this.town.collection("Historique").insert(new RawDocument().with("numero_commande", "absent"));
		Outcome outcome = this.town.deliver(way, order("objectId", ID), order("string", "order seven"),
				order("null", "whatever"), order("absent", 17));
		assertThat(outcome.exitStatus()).as("%s", this.town.rejects()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(outcome.counts().duplicates()).isEqualTo(4);
		assertThat(outcome.counts().archived()).isEqualTo(StrangeTown.among(0));
		this.town.assertNothingNew();
	}

	@ParameterizedTest
	@EnumSource
	@ExtendWith(OutputCaptureExtension.class)
	void rowWithoutAnIdIsWarnedOf(Way way, CapturedOutput output) {
		this.town.collection("Historique").insert(new RawDocument().with("numero_commande", "absent"));
		assertThat(this.town.deliver(way, order("absent", 17)).counts().duplicates()).isOne();
		assertThat(output.getAll()).contains("absent", "id_commande");
	}

	@ParameterizedTest
	@EnumSource
	void textThatFitsAnotherIdAsWellMakesAConflict(Way way) {
		archived("digits", ID.toHexString());
		archived("five", "5");
		archived("six", "6");
		archived("seven", "7.5");
		archived("eight", "8");
		archived("document", "{\"a\": 1}");
		Outcome outcome = this.town.deliver(way, order("digits", ID.toHexString()), order("five", 5L),
				order("six", "6"), order("seven", 7.5), order("eight", Decimal128.parse("8")),
				order("document", new Document("a", 1)));
		assertThat(numbersOfRejects()).containsExactlyInAnyOrder("digits", "five", "six", "seven", "eight", "document");
		assertThat(outcome.counts().conflicts()).isEqualTo(6);
		assertThat(outcome.counts().duplicates()).isZero();
		this.town.assertNothingNew();
	}

	@ParameterizedTest
	@EnumSource
	void idOfAnotherTypeOrAnotherOrderMakesAConflict(Way way) {
		archived("array", List.of(ID.toHexString()));
		archived("number", 17);
		archived("other", new ObjectId().toHexString());
		archived("upper", ID.toHexString() + "0");
		Outcome outcome = this.town.deliver(way, order("array", ID), order("number", 18), order("other", "x"),
				order("upper", ID.toHexString()));
		assertThat(numbersOfRejects()).containsExactlyInAnyOrder("array", "number", "other", "upper");
		assertThat(outcome.counts().conflicts()).isEqualTo(4);
		this.town.assertNothingNew();
	}

	/** Its text means no other order. */
	@ParameterizedTest
	@EnumSource
	void whatThisToolArchivedIsOwnedByItsIdAlone(Way way) {
		List<RawDocument> first = List.of(order("five", 5), order("six", "6"), order("digits", ID),
				order("hex", OTHER_ID.toHexString()), order("document", new Document("r", 1).append("n", 2)));
		assertThat(this.town.deliver(Way.ARCHIVE, first).counts().archived()).isEqualTo(StrangeTown.among(5));
		first.forEach((order) -> this.town.orders().delete(order.first("_id").orElseThrow()));
		Outcome outcome = this.town.deliver(way, order("five", "5"), order("six", 6), order("digits", ID.toHexString()),
				order("hex", OTHER_ID), order("document", new Document("n", 2).append("r", 1)));
		assertThat(numbersOfRejects()).containsExactlyInAnyOrder("five", "six", "digits", "hex", "document");
		assertThat(outcome.counts().conflicts()).isEqualTo(5);
		this.town.assertArchived(first);
		this.town.assertNothingNew();
	}

	@ParameterizedTest
	@EnumSource
	void numbersThatAreNoTextAreInNobodysWay(Way way) {
		this.town.collection("Historique")
			.insert(new RawDocument().with("numero_commande", List.of("one")),
					new RawDocument().with("numero_commande", List.of("two", "three")).with("id_commande", "x"),
					new RawDocument().with("numero_commande", new Document("a", 1)),
					new RawDocument().with("numero_commande", List.of(List.of("four"))),
					new RawDocument().with("id_commande", List.of("y")),
					new RawDocument().with("numero_commande", 5).with("id_commande", new Document("$z", 1)));
		RawDocument four = order("four", "id of four");
		RawDocument five = order("5", "id of five");
		Outcome outcome = this.town.deliver(way, order("one", ID), order("two", "x"), order("three", 3), four, five);
		assertThat(numbersOfRejects()).as("what the unique index holds already").contains("one", "three");
		assertThat(outcome.counts().archived()).isEqualTo(StrangeTown.among(2));
		assertThat(outcome.counts().rejects() + outcome.counts().duplicates()).isEqualTo(3);
		this.town.assertArchived(List.of(four, five));
		this.town.assertNothingNew();
	}

	@ParameterizedTest
	@EnumSource
	void ofANameThatOccursTwiceTheFirstCounts(Way way) {
		assumeTrue(this.mongo.isReal(), "the embedded server cannot hold a name twice");
		StoredValue other = StoredValue.of(new ObjectId().toHexString());
		StoredValue same = StoredValue.of(ID.toHexString());
		this.town.collection("Historique")
			.insert(new RawDocument().with("_id", 1)
				.add("numero_commande", StoredValue.of("first"))
				.add("numero_commande", StoredValue.of("second"))
				.add("id_commande", same)
				.add("id_commande", other),
					new RawDocument().with("_id", 2)
						.add("numero_commande", StoredValue.of("third"))
						.add("id_commande", other)
						.add("id_commande", same));
		RawDocument second = order("second", "id of second");
		Outcome outcome = this.town.deliver(way, order("first", ID), second);
		assertThat(outcome.counts().duplicates()).isOne();
		assertThat(outcome.counts().archived()).isEqualTo(StrangeTown.among(1));
		this.town.assertArchived(List.of(second));
		this.town.orders().delete(StoredValue.of(ID));
		assertThat(this.town.deliver(way, order("third", ID)).counts().conflicts()).isOne();
	}

	private void archived(String number, @Nullable Object orderId) {
		this.town.collection("Historique")
			.insert(new RawDocument().with("_id", new ObjectId())
				.with("numero_commande", number)
				.add("id_commande", StoredValue.of(orderId)));
	}

	private RawDocument order(String number, Object id) {
		return this.town.order(number).with("_id", id);
	}

	private Set<String> numbersOfRejects() {
		return collection("Historique_rejets").find()
			.into(new ArrayList<>())
			.stream()
			.map((reject) -> reject.getString("numero_commande"))
			.collect(Collectors.toSet());
	}

}
