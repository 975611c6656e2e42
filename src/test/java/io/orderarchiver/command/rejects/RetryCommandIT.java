package io.orderarchiver.command.rejects;

import java.io.IOException;
import java.util.List;

import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.ValidationOptions;
import io.orderarchiver.command.CommandFixture;
import io.orderarchiver.command.TypedCommand;
import io.orderarchiver.testing.ChildJvm;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Rejects that are retried, with and without their cause mended. */
class RetryCommandIT extends CommandFixture {

	@Test
	void conflictIsArchivedOnceItIsRenumberedAndStaysUntilThen() {
		Document order = rejectedForConflict();
		TypedCommand tooEarly = type("rejects", "retry", id(order));
		assertThat(tooEarly.exitCode()).as(tooEarly.err()).isEqualTo(3);
		assertThat(tooEarly.out()).contains("rejected again          1; 1 of them conflicts",
				"CMD-1 (%s): CONFLICT".formatted(id(order)), "rejects show ID");
		assertThat(onlyReject()).containsEntry("attempts", 2).containsEntry("run", 2L).containsEntry("last_run", 3L);
		mend(order, "numero_commande", "CMD-2");
		TypedCommand mended = type("rejects", "retry", "CMD-1");
		assertThat(mended.exitCode()).as(mended.err()).isZero();
		assertThat(mended.out()).contains("Retry run 4: complete", "archived                1");
		assertThat(this.town.rejects()).isEmpty();
		assertArchiveIsAsExpected();
	}

	@Test
	void orderIsArchivedOnceItHasANumber() {
		Document order = this.town.order("x");
		order.remove("numero_commande");
		this.town.place(order);
		archive();
		assertThat(onlyReject()).containsEntry("reason", "INVALID_NUMBER");
		mend(order, "numero_commande", "CMD-1");
		assertThat(type("rejects", "retry", "--all").exitCode()).isZero();
		assertThat(this.town.rejects()).isEmpty();
		assertArchiveIsAsExpected();
	}

	@Test
	void orderIsArchivedOnceTheValidatorTakesIt() {
		this.mongo.database()
			.createCollection("Historique", new CreateCollectionOptions().validationOptions(
					new ValidationOptions().validator(new Document("temps_estimee", new Document("$lt", 1000)))));
		Document order = this.town.place(this.town.order("CMD-1").append("temps_estimee", 5000));
		archive();
		assertThat(onlyReject()).containsEntry("reason", "REFUSED");
		assertThat(type("rejects", "retry", "--all").exitCode()).isEqualTo(3);
		mend(order, "temps_estimee", 50);
		assertThat(type("rejects", "retry", "--all").exitCode()).isZero();
		assertThat(this.town.rejects()).isEmpty();
		assertArchiveIsAsExpected();
	}

	@Test
	void retryIsARunThatIsListedAndHasNothingToRestart() {
		rejectedForConflict();
		type("rejects", "retry", "--all");
		TypedCommand listed = type("runs", "list", "--job", "retry");
		assertThat(listed.exitCode()).as(listed.err()).isZero();
		assertThat(listed.out()).contains("retryRejects", "completed").doesNotContain("archiveDeliveredOrders");
		TypedCommand shown = type("runs", "show", "3");
		assertThat(shown.out()).contains("1 known");
		TypedCommand restarted = type("runs", "restart", "3");
		assertThat(restarted.exitCode()).isEqualTo(2);
		assertThat(restarted.err()).contains("it is complete");
	}

	@Test
	void rejectForAnotherReasonKeepsItsPlace() {
		Document order = rejectedForConflict();
		Object firstRejectedAt = onlyReject().get("first_rejected_at");
		mend(order, "numero_commande", " ");
		assertThat(type("rejects", "retry", "--all").exitCode()).isEqualTo(3);
		assertThat(onlyReject()).containsEntry("reason", "INVALID_NUMBER")
			.containsEntry("attempts", 2)
			.containsEntry("first_rejected_at", firstRejectedAt);
	}

	@Test
	void whatIsArchivedByNowLeavesTheStoreAsADuplicate() {
		Document order = rejectedForConflict();
		this.town.insert("Historique", new Document("_id", order.get("_id")).append("numero_commande", "CMD-by-hand"));
		TypedCommand typed = type("rejects", "retry", "--all");
		assertThat(typed.exitCode()).as(typed.err()).isZero();
		assertThat(typed.out()).contains("duplicates              1");
		assertThat(this.town.rejects()).isEmpty();
	}

	@Test
	void whatIsGoneIsSaidAndStays() {
		Document deleted = this.town.place(this.town.order(" "));
		Document cancelled = this.town.place(this.town.order(" "));
		archive();
		collection("Commande").deleteOne(new Document("_id", deleted.get("_id")));
		mend(cancelled, "status", "annulée");
		TypedCommand typed = type("rejects", "retry", "--all");
		assertThat(typed.exitCode()).as(typed.err()).isZero();
		assertThat(typed.out()).contains("gone                    2", "stay until they are dropped", id(deleted),
				id(cancelled));
		assertThat(this.town.rejects()).hasSize(2)
			.allSatisfy((reject) -> assertThat(reject).containsEntry("attempts", 1));
	}

	@Test
	void dryRunTellsWhatWouldBeAndChangesNothing() {
		Document order = rejectedForConflict();
		this.town.place(this.town.order(" "));
		archive();
		mend(order, "numero_commande", "CMD-2");
		List<Document> before = this.town.rejects();
		TypedCommand typed = type("rejects", "retry", "--all", "--dry-run");
		assertThat(typed.exitCode()).as(typed.err()).isEqualTo(3);
		assertThat(typed.out()).contains("DRY RUN", "would be archived       1", "rejected again          1;");
		assertThat(this.town.rejects()).isEqualTo(before);
		assertThat(this.town.archive()).hasSize(1);
	}

	@Test
	void printsOneObject() {
		Document order = rejectedForConflict();
		this.town.place(this.town.order(" "));
		archive();
		mend(order, "numero_commande", "CMD-2");
		TypedCommand typed = type("rejects", "retry", "--all", "--output", "json");
		assertThat(typed.exitCode()).as(typed.err()).isEqualTo(3);
		assertThat(typed.out().lines()).hasSize(1);
		JsonNode result = JsonMapper.shared().readTree(typed.out());
		assertThat(result.get("job").asString()).isEqualTo("retryRejects");
		assertThat(result.get("status").asString()).isEqualTo("COMPLETED");
		assertThat(result.get("exitCode").asInt()).isEqualTo(3);
		assertThat(result.get("retried").asInt()).isEqualTo(2);
		assertThat(result.get("archived").asInt()).isEqualTo(1);
		assertThat(result.get("rejectedAgain").asInt()).isEqualTo(1);
		assertThat(result.get("rejects").get(0).get("reason").asString()).isEqualTo("INVALID_NUMBER");
		assertThat(result.get("goneIds").size()).isZero();
	}

	@Test
	void reasonNarrowsAllDown() {
		rejectedForConflict();
		this.town.place(this.town.order(" "));
		archive();
		assertThat(type("rejects", "retry", "--all", "--reason", "INVALID_NUMBER").out())
			.contains("retried                 1");
	}

	@Test
	void morePagesThanOneAreRetriedEachOrderOnce() {
		for (int i = 0; i < 250; i++) {
			this.town.place(this.town.order(" "));
		}
		assertThat(type("archive", "--max-rejects", "unlimited").exitCode()).isEqualTo(3);
		assertThat(type("rejects", "retry", "--all").out()).contains("retried                 250",
				"rejected again          250;", "and 230 more");
		assertThat(this.town.rejects()).hasSize(250)
			.allSatisfy((reject) -> assertThat(reject).containsEntry("attempts", 2));
	}

	@Test
	void strangerIsRefusedBeforeAnythingIsTouched() {
		Document order = rejectedForConflict();
		TypedCommand typed = type("rejects", "retry", id(order), "CMD-9");
		assertThat(typed.exitCode()).isEqualTo(2);
		assertThat(typed.err()).contains("no reject 'CMD-9'");
		assertThat(onlyReject()).containsEntry("attempts", 1);
	}

	@Test
	void besideALivingArchiveItIsRefusedOrWaits() throws IOException {
		Document order = rejectedForConflict();
		mend(order, "numero_commande", "CMD-2");
		this.town.place(200);
		try (ChildJvm archive = start("archive", "--batch-size", "10", "--max-rate", "20", "--date-from",
				"2025-06-01")) {
			awaitArchived(20);
			TypedCommand refused = type("rejects", "retry", "--all");
			assertThat(refused.exitCode()).as(refused.err()).isEqualTo(11);
			assertThat(refused.err()).contains("archiveDeliveredOrders is running already", "process", "--wait 30m",
					"It is run 3 of archiveDeliveredOrders");
			assertThat(archive.isAlive()).as("it was not disturbed").isTrue();
			archive.terminate();
			TypedCommand patient = type("rejects", "retry", "--all", "--wait", "2m");
			assertThat(patient.exitCode()).as(patient.err()).isZero();
			assertThat(archive.awaitExit()).as(archive.output()).isEqualTo(5);
		}
		assertThat(this.town.rejects()).isEmpty();
	}

	/** Its number is archived for another order; it is what run 2 met. */
	private Document rejectedForConflict() {
		this.town.place(this.town.order("CMD-1"));
		archive();
		Document order = this.town.place(this.town.order("CMD-1"));
		archive();
		assertThat(onlyReject()).containsEntry("reason", "CONFLICT");
		return order;
	}

	private Document onlyReject() {
		assertThat(this.town.rejects()).hasSize(1);
		return this.town.rejects().get(0);
	}

	private void mend(Document order, String field, Object value) {
		collection("Commande").updateOne(new Document("_id", order.get("_id")),
				new Document("$set", new Document(field, value)));
	}

	private void archive() {
		assertThat(type("archive").exitCode()).isIn(0, 3);
	}

	private static String id(Document order) {
		return order.getObjectId("_id").toHexString();
	}

}
