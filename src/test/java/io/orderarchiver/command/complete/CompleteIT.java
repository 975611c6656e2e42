package io.orderarchiver.command.complete;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.orderarchiver.command.CommandFixture;
import io.orderarchiver.command.TypedCommand;
import io.orderarchiver.testing.Town;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CompleteIT extends CommandFixture {

	private Document archivedWithout(String... fields) {
		Document order = this.town.order("CMD-" + new ObjectId());
		List.of(fields).forEach(order::remove);
		this.town.place(order);
		assertThat(type("archive", "--no-progress").exitCode()).isZero();
		return order;
	}

	private void set(String collection, Document order, String field, @Nullable Object value) {
		collection(collection).updateOne(byId(order), Updates.set(field, value));
	}

	private static Bson byId(Document order) {
		return Filters.eq("_id", order.get("_id"));
	}

	private Document archived(Document order) {
		return Objects.requireNonNull(collection("Historique").find(byId(order)).first());
	}

	private Document complete(String... options) {
		List<String> words = new ArrayList<>(List.of("complete", "--output", "json", "--no-progress"));
		words.addAll(List.of(options));
		TypedCommand typed = type(words.toArray(String[]::new));
		assertThat(typed.exitCode()).as(typed.err()).isZero();
		Document result = Document.parse(typed.out());
		long sum = List.of("completed", "partly", "unchanged", "erased", "gone", "changed")
			.stream()
			.mapToLong((name) -> result.get(name, 0))
			.sum();
		assertThat((long) result.get("read", 0)).as("books of %s", result).isEqualTo(sum);
		return result;
	}

	@Test
	void whatWasMissingIsSetOnceItIsThere() {
		Document order = archivedWithout("temps_estimee", "adresse_livraison");
		Document before = archived(order);
		set("Commande", order, "temps_estimee", 25);
		Document result = complete();
		assertThat(result).containsEntry("read", 1).containsEntry("partly", 1);
		assertThat(result.get("fields")).isEqualTo(new Document("temps_estimee", 1));
		Document partly = archived(order);
		assertThat(partly.getList("champs_manquants", String.class)).containsExactly("adresse_livraison");
		set("Commande", order, "adresse_livraison", "1 rue Neuve");
		assertThat(complete()).containsEntry("completed", 1);
		Document completed = archived(order);
		assertThat(completed.keySet()).last().isEqualTo("completions");
		assertThat(completed.getList("completions", Document.class)).extracting((step) -> step.get("champs"))
			.containsExactly(List.of("temps_estimee"), List.of("adresse_livraison"));
		completed.remove("completions");
		Document expected = new Document(before).append("temps_estimee", 25)
			.append("adresse_livraison", "1 rue Neuve")
			.append("incomplete", false);
		expected.remove("champs_manquants");
		assertThat(completed.toJson()).isEqualTo(expected.toJson());
		assertThat(complete()).containsEntry("read", 0);
	}

	@Test
	void dataThatAreNotThereYetAreWaitedFor() {
		Document order = archivedWithout("temps_estimee");
		Document before = archived(order);
		assertThat(complete()).containsEntry("unchanged", 1);
		set("Commande", order, "temps_estimee", null);
		assertThat(complete()).containsEntry("unchanged", 1);
		assertThat(archived(order)).isEqualTo(before);
	}

	@Test
	void aValueThatWasThereStays() {
		Document order = archivedWithout("temps_estimee");
		set("Commande", order, "temps_estimee", 25);
		set("Commande", order, "adresse_livraison", "elsewhere");
		complete();
		assertThat(archived(order)).containsEntry("adresse_livraison", "45 avenue Victor Hugo, 75116 Paris")
			.containsEntry("temps_estimee", 25);
	}

	@Test
	void aDateThatIsNoneWasThere() {
		Document order = this.town.place(this.town.order("CMD-1").append("date_commande", "yesterday"));
		type("archive");
		set("Commande", order, "date_commande", Date.from(Town.NOON));
		assertThat(complete()).containsEntry("unchanged", 1);
		assertThat(archived(order)).containsEntry("date_commande", "yesterday");
	}

	@Test
	void anErasedOrderStaysAsItIs() {
		Document order = archivedWithout("temps_estimee");
		set("Commande", order, "temps_estimee", 25);
		set("Historique", order, "nom_client", null);
		Document before = archived(order);
		assertThat(complete()).containsEntry("erased", 1);
		assertThat(archived(order)).isEqualTo(before);
	}

	@Test
	void anOrderThatIsNoLongerDeliveredIsLeftAlone() {
		Document order = archivedWithout("temps_estimee");
		collection("Commande").updateOne(byId(order),
				Updates.combine(Updates.set("temps_estimee", 25), Updates.set("status", "annulée")));
		assertThat(complete()).containsEntry("gone", 1);
	}

	@Test
	void onlyTheFieldsAndDatesAskedForAreSet() {
		Document order = archivedWithout("temps_estimee", "adresse_livraison");
		set("Commande", order, "temps_estimee", 25);
		set("Commande", order, "adresse_livraison", "1 rue Neuve");
		assertThat(complete("--date-to", "2025-06-14")).containsEntry("read", 0);
		assertThat(complete("--field", "nom_client")).containsEntry("unchanged", 1);
		assertThat(complete("--field", "nom_client,adresse_livraison")).containsEntry("partly", 1);
		assertThat(archived(order)).containsEntry("temps_estimee", null);
		assertThat(type("complete", "--field", "nom").err()).contains("'nom' is no field", "nom_client");
	}

	@Test
	void aDryRunChangesNothing() {
		Document order = archivedWithout("temps_estimee");
		set("Commande", order, "temps_estimee", 25);
		Document before = archived(order);
		List<Document> indexes = collection("Historique").listIndexes().into(new ArrayList<>());
		assertThat(complete("--dry-run")).containsEntry("completed", 1).containsEntry("dryRun", true);
		assertThat(archived(order)).isEqualTo(before);
		assertThat(collection("Historique").listIndexes().into(new ArrayList<>())).isEqualTo(indexes);
	}

	@Test
	void incompleteOrdersAreFoundByAnIndexOfTheirOwn() {
		archivedWithout("temps_estimee");
		complete();
		assertThat(collection("Historique").listIndexes()).anySatisfy((index) -> {
			assertThat(index.get("key", Document.class).keySet()).containsExactly("incomplete");
			assertThat(index.get("partialFilterExpression")).isEqualTo(new Document("incomplete", true));
		});
	}

	@Test
	void whatIsCompletedIsVerified() {
		Document order = archivedWithout("temps_estimee");
		set("Commande", order, "temps_estimee", 25);
		TypedCommand before = type("verify", "--strict", "--output", "json");
		assertThat(Document.parse(before.out()).get("findings", Document.class)).containsEntry("COMPLETABLE", 1);
		complete();
		TypedCommand after = type("verify", "--strict", "--output", "json");
		assertThat(Document.parse(after.out())).containsEntry("equal", 1).containsEntry("exitCode", 0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "3", "auto" })
	void severalThreadsCompleteWhatOneWould(String partitions) {
		List<Document> orders = this.town.ordersOfAllKinds(400);
		orders.forEach((order) -> order.remove("temps_estimee"));
		collection("Commande").insertMany(orders);
		type("archive");
		collection("Commande").updateMany(Filters.ne("id_client", orders.get(3).get("id_client")),
				Updates.set("temps_estimee", 25));
		long archived = collection("Historique").countDocuments();
		long erased = collection("Historique")
			.updateMany(Filters.in("numero_commande", "CMD-00001", "CMD-00399"), Updates.set("nom_menu", null))
			.getModifiedCount();
		Document result = complete("--partitions", partitions);
		assertThat(result).containsEntry("read", (int) archived).containsEntry("erased", (int) erased);
		assertThat(result.get("fields", new Document()).getInteger("temps_estimee"))
			.isEqualTo((int) collection("Historique").countDocuments(Filters.eq("temps_estimee", 25)));
		assertThat(collection("Historique").countDocuments(Filters.size("completions", 1)))
			.isEqualTo(result.getInteger("completed") + result.getInteger("partly"));
		Document shown = Document
			.parse(type("runs", "show", String.valueOf(result.get("run")), "--output", "json").out());
		assertThat(shown.get("completed", Document.class)).containsEntry("read", (int) archived)
			.containsEntry("completed", result.get("completed"));
		assertThat(partitionsOf(shown)).hasSizeBetween(partitions.equals("3") ? 3 : 1, partitions.equals("1") ? 1 : 64);
	}

	private static List<String> partitionsOf(Document shown) {
		List<Document> executions = shown.getList("executions", Document.class);
		return executions.get(executions.size() - 1)
			.getList("steps", Document.class)
			.stream()
			.map((step) -> step.getString("step"))
			.filter((step) -> step.startsWith("completeOrders:"))
			.toList();
	}

}
