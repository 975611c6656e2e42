package io.orderarchiver.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import de.bwaldvogel.mongo.bson.Document;
import io.orderarchiver.mongo.Redaction;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.testing.PretendingMongo;
import io.orderarchiver.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.orderarchiver.command.TypedCommand.typeWith;
import static org.assertj.core.api.Assertions.assertThat;

/** No run begins on a collection that it cannot work with. */
class CollectionKindsIT {

	private final PretendingMongo mongo = new PretendingMongo();

	@TempDir
	Path home;

	@BeforeEach
	void placeAnOrder() {
		Town.in(this.mongo.database()).place(1);
	}

	@AfterEach
	void close() {
		this.mongo.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "archive", "archive --dry-run", "watch", "rejects retry --all" })
	void ordersThatAreAViewAreRefused(String command) {
		tell(collection("Commande", "view", new Document("viewOn", "Orders").append("pipeline", List.of())));
		TypedCommand typed = typeWith(settings(), command.split(" ", -1));
		assertThat(typed.exitCode()).as(typed.err()).isEqualTo(2);
		assertThat(typed.err()).contains("'Commande'", "a view of 'Orders'", "Only a plain collection",
				"COLLECTION_COMMANDE, 'Orders' perhaps");
	}

	@ParameterizedTest
	@CsvSource({ "Historique,COLLECTION_HISTORIQUE", "Historique_rejets,COLLECTION_REJETS" })
	void archiveAndRejectsAreNoViews(String name, String setting) {
		tell(collection("Commande", "collection", new Document()),
				collection(name, "view", new Document("viewOn", "Other")));
		TypedCommand typed = typeWith(settings(), "archive", "--dry-run");
		assertThat(typed.exitCode()).as(typed.err()).isEqualTo(2);
		assertThat(typed.err()).contains("'" + name + "'", "a view of 'Other', into which nothing can be inserted",
				setting);
	}

	@Test
	void theArchiveIsNeitherCappedNorOfTimeSeries() {
		tell(collection("Commande", "collection", new Document()),
				collection("Historique", "collection", new Document("capped", 1).append("size", 4096)));
		assertRefused("archive", "capped collection, which drops its oldest documents");
		tell(collection("Commande", "collection", new Document()),
				collection("Historique", "timeseries", new Document("timeseries", new Document("timeField", "t"))));
		assertRefused("watch", "time-series collection");
	}

	@Test
	void aDimensionMayBeAView() {
		tell(collection("Commande", "collection", new Document()),
				collection("Client", "view", new Document("viewOn", "People")));
		TypedCommand typed = typeWith(settings(), "archive", "--dry-run");
		assertThat(typed.exitCode()).as(typed.err()).isZero();
	}

	@Test
	void whoMayNotListCollectionsIsToldOfTheViewAllTheSame() {
		this.mongo.answer("listCollections whole", unauthorized());
		this.mongo.answer("listCollections nameOnly", listed(new Document("name", "Commande").append("type", "view")));
		assertRefused("archive", "'Commande', which is to hold the orders, is a view, which has neither");
	}

	@Test
	void whoMayNotListCollectionsArchives() {
		this.mongo.answer("listCollections whole", unauthorized());
		TypedCommand typed = typeWith(settings(), "archive", "--dry-run");
		assertThat(typed.exitCode()).as(typed.err()).isZero();
	}

	@Test
	void theDoctorFailsAndSkipsWhatCannotBeLookedAt() {
		tell(collection("Commande", "view", new Document("viewOn", "Orders")),
				collection("Historique", "collection", new Document("capped", true)));
		TypedCommand typed = typeWith(settings(), "doctor");
		assertThat(typed.exitCode()).isEqualTo(1);
		assertThat(typed.out()).containsPattern("FAIL +collections +'Commande'.* a view of 'Orders'")
			.contains("COLLECTION_COMMANDE=Orders", "renameCollection('Historique_capped')")
			.containsPattern("skip +indexes");
	}

	private void assertRefused(String command, String sentence) {
		TypedCommand typed = typeWith(settings(), command);
		assertThat(typed.exitCode()).as(typed.err()).isEqualTo(2);
		assertThat(typed.err()).contains(sentence);
	}

	private Settings settings() {
		return TypedCommand.settings(this.home, Optional.of(this.mongo.uri()), Optional.of(PretendingMongo.DATABASE),
				new Redaction(List.of()));
	}

	private void tell(Document... collections) {
		this.mongo.answer("listCollections", listed(collections));
	}

	private static Document listed(Document... collections) {
		return new Document("ok", 1.0).append("cursor",
				new Document("id", 0L).append("ns", PretendingMongo.DATABASE + ".$cmd.listCollections")
					.append("firstBatch", new ArrayList<>(List.of(collections))));
	}

	private static Document collection(String name, String type, Document options) {
		return new Document("name", name).append("type", type).append("options", options);
	}

	private static Document unauthorized() {
		return new Document("ok", 0.0).append("code", 13).append("codeName", "Unauthorized").append("errmsg", "no");
	}

}
