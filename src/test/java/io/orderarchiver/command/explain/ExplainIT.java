package io.orderarchiver.command.explain;

import java.util.Date;
import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.orderarchiver.command.CommandFixture;
import io.orderarchiver.command.TypedCommand;
import io.orderarchiver.testing.Town;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExplainIT extends CommandFixture {

	private static String id(Document order) {
		return order.getObjectId("_id").toHexString();
	}

	private Document archived(Document order) {
		this.town.place(order);
		type("archive", "--no-progress");
		return order;
	}

	private void set(String collection, Document order, String field, @Nullable Object value) {
		collection(collection).updateOne(Filters.eq("_id", order.get("_id")), Updates.set(field, value));
	}

	private String story(String asked, String... options) {
		String[] words = new String[options.length + 2];
		words[0] = "explain";
		words[1] = asked;
		System.arraycopy(options, 0, words, 2, options.length);
		TypedCommand typed = type(words);
		assertThat(typed.exitCode()).as(typed.err()).isZero();
		return typed.out();
	}

	@Test
	void anArchivedOrderTellsWhenAndByWhichRun() {
		Document order = archived(this.town.order("CMD-1"));
		assertThat(story("CMD-1")).contains("Order CMD-1", "It is delivered", "dated 2025-06-15T12:00:00Z", "all there",
				"that was run 1 (archiveDeliveredOrders)", "Nothing is missing",
				"Each value in it is as the order has it now", "order-archiver verify");
		assertThat(story(id(order))).contains("Order CMD-1");
		assertThat(story("{\"$oid\": \"%s\"}".formatted(id(order)))).contains("Order CMD-1");
	}

	@Test
	void aRunThatIsNotKnownIsNotGuessed() {
		Document order = archived(this.town.order("CMD-1"));
		set("Historique", order, "date_archivage", Date.from(Town.NOON));
		assertThat(story("CMD-1")).contains("no run that this job repository knows was at work then");
	}

	@Test
	void anIncompleteOneTellsWhatIsMissingAndWhetherItIsThereNow() {
		Document order = this.town.order("CMD-1").append("id_client", new ObjectId());
		order.remove("temps_estimee");
		archived(order);
		assertThat(story("CMD-1"))
			.contains("What it names by id_client is not in Client",
					"In it is missing: email_client, nom_client, telephone_client, temps_estimee")
			.doesNotContain("order-archiver complete");
		set("Commande", order, "temps_estimee", 25);
		assertThat(story("CMD-1")).contains("What was missing is there now: temps_estimee", "order-archiver complete");
		type("complete", "--no-progress");
		assertThat(story("CMD-1")).contains("complete set temps_estimee");
	}

	@Test
	void whatHasChangedSinceIsTold() {
		Document order = archived(this.town.order("CMD-1"));
		set("Historique", order, "nom_client", "Somebody Else");
		assertThat(story("CMD-1")).contains("Changed after archiving, or joined wrongly: nom_client")
			.doesNotContain("Somebody Else", "Élodie");
		assertThat(story("CMD-1", "--show-values")).contains("Somebody Else", "Élodie");
		set("Historique", order, "coût_commande", 1);
		assertThat(story("CMD-1")).contains("Different in the archive: coût_commande");
	}

	@Test
	void anErasureIsTold() {
		Document order = archived(this.town.order("CMD-1"));
		set("Historique", order, "nom_client", null);
		assertThat(story("CMD-1")).contains("Erased in the archive alone: nom_client");
	}

	@Test
	void aRejectTellsItsReason() {
		archived(this.town.order("CMD-1"));
		Document second = archived(this.town.order("CMD-1"));
		assertThat(story(id(second))).contains("It was rejected once: CONFLICT, first by run 2",
				"order-archiver rejects show");
	}

	@Test
	void aConflictThatNobodyHasMetYetIsTold() {
		Document first = archived(this.town.order("CMD-1"));
		Document second = this.town.place(this.town.order("CMD-1"));
		assertThat(story(id(second))).contains("its number is archived for another order, " + id(first),
				"order-archiver archive");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Livrée    | its status 'Livrée' reads like livrée, but has upper case
			livree    | but has no or another accent
			' livrée' | but has blanks around it
			annulée   | It is not delivered: its status is 'annulée'
			""")
	void aStatusThatIsNoneIsTold(String status, String sentence) {
		this.town.place(this.town.order("CMD-1").append("status", status));
		assertThat(story("CMD-1")).contains(sentence, "only delivered orders are");
	}

	@Test
	void aDecomposedAccentIsTold() {
		this.town.place(this.town.order("CMD-1").append("status", "livre\u0301e"));
		assertThat(story("CMD-1")).contains("a decomposed accent");
	}

	@Test
	void aDateOutsideTheLastWindowIsTold() {
		type("archive", "--date-from", "2025-06-20");
		this.town.place(this.town.order("CMD-1"));
		this.town.place(this.town.order("CMD-2").append("date_commande", "soon"));
		assertThat(story("CMD-1")).contains("its date lies outside the window of the last archive, run 1");
		assertThat(story("CMD-2")).contains("It has no usable date", "selected by date, and it has none");
	}

	@Test
	void anOrderThatCameAfterTheLastRunIsTold() {
		Document order = this.town.place(this.town.order("CMD-1"));
		assertThat(story(id(order))).contains("no archive run on this target has come to its end");
		collection("Commande").deleteMany(new Document());
		type("archive");
		this.town.place(order);
		assertThat(story("CMD-1")).contains("after the last archive, run 1");
	}

	@Test
	void anOrderThatIsDeletedOrRevertedAfterArchivingIsTold() {
		Document order = archived(this.town.order("CMD-1"));
		set("Commande", order, "status", "annulée");
		assertThat(story("CMD-1")).contains("and is no longer; its archived form stays");
		collection("Commande").deleteMany(new Document());
		assertThat(story("CMD-1")).contains("The order is not in Commande", "counts it as an orphan");
	}

	@Test
	void anOrderThatIsNowhereIsTold() {
		TypedCommand typed = type("explain", "CMD-9");
		assertThat(typed.exitCode()).isEqualTo(3);
		assertThat(typed.out()).contains(
				"no _id and no number in Commande, Historique or Historique_rejets of " + this.mongo.databaseName(),
				"MONGODB_DATABASE");
		assertThat(typed.err()).contains("Looking through 0 orders");
	}

	@Test
	void anOrderOfAnotherToolIsTold() {
		this.town.place(this.town.order("CMD-1"));
		this.town.insert("Historique", new Document("numero_commande", "CMD-1"));
		assertThat(story("CMD-1")).contains("when, it does not say", "Another tool archived it");
	}

	@Test
	void severalAreToldAtOnceAndAsJson() {
		archived(this.town.order("CMD-1"));
		TypedCommand typed = type("explain", "CMD-1", "CMD-9", "--output", "json");
		List<Document> orders = Document.parse(typed.out()).getList("orders", Document.class);
		assertThat(orders).extracting((order) -> order.get("asked")).containsExactly("CMD-1", "CMD-9");
		assertThat(orders.get(0)).containsEntry("delivered", true).containsEntry("finding", null);
		assertThat(orders.get(0).get("archived", Document.class)).containsEntry("runs", List.of(1));
		assertThat(orders.get(1).get("id")).isNull();
	}

}
