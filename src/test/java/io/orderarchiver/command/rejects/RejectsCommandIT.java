package io.orderarchiver.command.rejects;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.command.CommandFixture;
import io.orderarchiver.command.TypedCommand;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Rejects as they are looked at and dropped. */
class RejectsCommandIT extends CommandFixture {

	@Test
	void withoutAStoreThereAreNoRejectsAndNothingIsCreated() {
		List<String> before = collections();
		TypedCommand list = type("rejects", "list");
		assertThat(list.exitCode()).as(list.err()).isZero();
		assertThat(list.out()).startsWith("No rejects in Historique_rejets of " + this.mongo.databaseName());
		TypedCommand show = type("rejects", "show", "CMD-1");
		assertThat(show.exitCode()).isEqualTo(2);
		assertThat(show.err()).contains("no reject 'CMD-1'");
		assertThat(collections()).isEqualTo(before);
		assertThat(this.home).as("neither data nor a job repository").isEmptyDirectory();
	}

	@Test
	void listsByReasonWithNumbersButWithoutPersonalData() {
		Document conflict = rejectedForConflict("CMD-1");
		this.town.place(this.town.order(" "));
		archive();
		TypedCommand list = type("rejects", "list");
		assertThat(list.exitCode()).as(list.err()).isZero();
		assertThat(list.out()).contains(": 2\n", "  ' '  ", "CONFLICT: 1,", "INVALID_NUMBER: 1,", "CMD-1",
				conflict.getObjectId("_id").toHexString());
		assertThat(list.out() + list.err()).doesNotContain("Victor Hugo", "Durand", "example.com");
		assertThat(type("rejects", "list", "--reason", "conflict").out()).contains("CONFLICT: 1,")
			.doesNotContain("INVALID_NUMBER");
		assertThat(type("rejects", "list", "--run", "99").out()).startsWith("No rejects");
		assertThat(type("rejects", "list", "--run", "2").out()).contains(": 1\n");
		assertThat(type("rejects", "list", "--run", "3").out()).as("met it last").contains(": 2\n");
		assertThat(type("rejects", "list", "--limit", "1").out()).contains("CONFLICT: 1,", "INVALID_NUMBER: 1,",
				"Listed are 1 of 2");
	}

	@Test
	void listsAsOneObject() {
		Document conflict = rejectedForConflict("CMD-1");
		JsonNode list = json(type("rejects", "list", "--output", "json"));
		assertThat(list.get("collection").asString()).isEqualTo("Historique_rejets");
		assertThat(list.get("total").asInt()).isEqualTo(1);
		assertThat(list.get("byReason").get("CONFLICT").asInt()).isEqualTo(1);
		JsonNode reject = list.get("rejects").get(0);
		assertThat(reject.get("id").asString()).isEqualTo(conflict.getObjectId("_id").toHexString());
		assertThat(reject.get("number").asString()).isEqualTo("CMD-1");
		assertThat(reject.get("stage").asString()).isEqualTo("KNOWN");
		assertThat(reject.get("run").asInt()).isEqualTo(2);
		assertThat(reject.get("attempts").asInt()).isEqualTo(1);
		assertThat(reject.get("lastRejectedAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
	}

	@Test
	void showsTheOrderItsErrorAndWhatToDo() {
		Document conflict = rejectedForConflict("CMD-1");
		TypedCommand show = type("rejects", "show", "CMD-1");
		assertThat(show.exitCode()).as(show.err()).isZero();
		assertThat(show.out()).contains("reason            CONFLICT", "is archived for another order",
				"order now         delivered", "\"adresse_livraison\": \"45 avenue Victor Hugo, 75116 Paris\"",
				"{_id: ObjectId('%s')}".formatted(id(conflict)), "order-archiver rejects retry " + id(conflict));
		JsonNode json = json(type("rejects", "show", id(conflict), "--output", "json"));
		assertThat(json.get("error").asString()).contains("another order");
		assertThat(json.get("orderNow").asString()).isEqualTo("DELIVERED");
		assertThat(json.get("whatToDo").asString()).contains("updateOne");
		assertThat(json.get("order").get("_id").get("$oid").asString()).isEqualTo(id(conflict));
		assertThat(json.get("order").get("coût_commande").asDouble()).isEqualTo(15.5);
	}

	@Test
	void saysWhenTheOrderIsGone() {
		Document conflict = rejectedForConflict("CMD-1");
		collection("Commande").deleteOne(new Document("_id", conflict.get("_id")));
		assertThat(type("rejects", "show", "CMD-1").out()).contains("deleted; this is the last copy",
				"order-archiver rejects drop " + id(conflict));
	}

	@Test
	void findsAnIdOfAnyTypeAndSaysWhatItTried() {
		this.town.place(this.town.order(" ").append("_id", "text id"));
		this.town.place(this.town.order(" ").append("_id", 17L));
		this.town.place(this.town.order(" ").append("_id", "17"));
		this.town.place(this.town.order(" ").append("_id", new Document("a", 1)));
		archive();
		assertThat(type("rejects", "show", "text id").out()).startsWith("Reject text id of");
		assertThat(type("rejects", "show", "{\"a\": 1}").out()).contains("\"_id\": {\n    \"a\": 1\n  }");
		TypedCommand ambiguous = type("rejects", "show", "17");
		assertThat(ambiguous.exitCode()).isEqualTo(2);
		assertThat(ambiguous.err()).contains("'17' names 2 rejects", "\"17\"");
		assertThat(json(type("rejects", "show", "\"17\"", "--output", "json")).get("order").get("_id").isString())
			.isTrue();
		for (String stranger : List.of("null", "/./", new ObjectId().toHexString())) {
			TypedCommand unknown = type("rejects", "show", stranger);
			assertThat(unknown.exitCode()).isEqualTo(2);
			assertThat(unknown.err()).contains("no reject '%s'".formatted(stranger), "tried as", "rejects list");
		}
	}

	@Test
	void dropsWhatIsConfirmedAndNothingElse() {
		Document conflict = rejectedForConflict("CMD-1");
		this.town.place(this.town.order(" "));
		archive();
		collection("Commande").deleteOne(new Document("_id", conflict.get("_id")));
		TypedCommand nobody = type("rejects", "drop", id(conflict));
		assertThat(nobody.exitCode()).isEqualTo(2);
		assertThat(nobody.err()).contains("1 reject of", "last copies", "--yes");
		TypedCommand no = answer("n", "rejects", "drop", "--all");
		assertThat(no.exitCode()).isEqualTo(5);
		assertThat(no.err()).contains("2 rejects of", "all rejects", "Nothing was done.");
		assertThat(this.town.rejects()).hasSize(2);
		TypedCommand yes = answer("y", "rejects", "drop", id(conflict));
		assertThat(yes.exitCode()).as(yes.err()).isZero();
		assertThat(this.town.rejects()).extracting((reject) -> reject.get("reason")).containsExactly("INVALID_NUMBER");
		JsonNode all = json(type("rejects", "drop", "--all", "--yes", "--output", "json"));
		assertThat(all.get("dropped").asInt()).isEqualTo(1);
		assertThat(this.town.rejects()).isEmpty();
		assertThat(type("rejects", "drop", "--all").out()).startsWith("There is nothing to drop");
	}

	@Test
	void aListWithAStrangerDropsNothing() {
		Document conflict = rejectedForConflict("CMD-1");
		TypedCommand typed = type("rejects", "drop", id(conflict), "CMD-2", "--yes");
		assertThat(typed.exitCode()).isEqualTo(2);
		assertThat(typed.err()).contains("CMD-2");
		assertThat(this.town.rejects()).hasSize(1);
	}

	@Test
	void whatSomebodyElseWroteIntoTheStoreIsListedAndShown() {
		this.town.insert("Historique_rejets", new Document("_id", 1).append("reason", 5).append("attempts", "many"));
		this.town.insert("Historique_rejets", new Document("_id", 2));
		TypedCommand list = type("rejects", "list");
		assertThat(list.exitCode()).as(list.err()).isZero();
		assertThat(list.out()).contains(": 2\n", "5: 1,", "unknown: 1,");
		assertThat(type("rejects", "show", "2").exitCode()).isZero();
	}

	private Document rejectedForConflict(String number) {
		this.town.place(this.town.order(number));
		archive();
		Document conflict = this.town.place(this.town.order(number));
		archive();
		assertThat(this.town.rejects()).hasSize(1);
		return conflict;
	}

	private void archive() {
		assertThat(type("archive").exitCode()).isIn(0, 3);
	}

	private static String id(Document order) {
		return order.getObjectId("_id").toHexString();
	}

	private List<String> collections() {
		return this.mongo.database().listCollectionNames().into(new ArrayList<>());
	}

	private static JsonNode json(TypedCommand typed) {
		assertThat(typed.exitCode()).as(typed.err()).isZero();
		assertThat(typed.out().lines()).hasSize(1);
		return JsonMapper.shared().readTree(typed.out());
	}

	private TypedCommand answer(String answer, String... args) {
		return TypedCommand.typeAndAnswer(settings(), answer, args);
	}

}
