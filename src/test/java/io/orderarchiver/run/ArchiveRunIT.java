package io.orderarchiver.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ValidationOptions;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.run.ArchiveHarness.Recorder;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.testing.Town;
import io.orderarchiver.testing.WriteCommands;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ArchiveRunIT extends RunFixture {

	@Test
	void archivesEachDeliveredOrderOnceAndASecondRunFindsThemAllKnown() {
		this.town.place(2500);
		this.town.place(this.town.order("CMD-X").append("status", "en livraison"));
		RunReport first = this.archiver.archive();
		assertThat(first.exitStatus()).as(first.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(first.total().read()).isEqualTo(2500);
		assertThat(first.total().archived()).isEqualTo(2500);
		assertArchiveIsAsExpected();
		RunReport second = this.archiver.archive();
		assertThat(second.exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(second.run()).isEqualTo(first.run() + 1);
		assertThat(second.total().duplicates()).isEqualTo(2500);
		assertThat(second.total().archived()).isZero();
	}

	@Test
	void createsTheIndexesThatItNeeds() {
		this.archiver.archive();
		assertThat(indexes("Historique")).contains(new Document("numero_commande", 1));
		assertThat(indexes("Commande")).contains(new Document("status", 1), new Document("date_commande", 1),
				new Document("status", 1).append("date_commande", 1).append("_id", 1).append("numero_commande", 1));
	}

	@Test
	void dryRunSendsNoWriteCommandAndCountsWhatARealRunWouldDo() {
		this.town.place(900);
		this.town.place(this.town.order("CMD-000000"));
		this.town.place(this.town.order(" "));
		WriteCommands writes = new WriteCommands();
		RunReport report = this.archiver.listening(writes).archive(ArchiveHarness.DRY_RUN);
		assertThat(writes.seen()).isEmpty();
		assertThat(report.dryRun()).isTrue();
		assertThat(report.total().archived()).isEqualTo(900);
		assertThat(report.total().rejects()).isEqualTo(2);
		assertThat(report.exitStatus()).isEqualTo(ExitStatus.COMPLETE_WITH_REJECTS);
		assertThat(this.town.archive()).isEmpty();
		assertThat(this.town.rejects()).isEmpty();
		this.archiver.listening(writes).archive();
		assertThat(writes.seen()).as("what a real run sends is seen").contains("insert", "createIndexes");
	}

	@Test
	void windowTakesBothBordersOfItsDaysAndNothingBeyond() {
		List.of("2025-06-14T23:59:59.999Z", "2025-06-15T00:00:00Z", "2025-06-15T23:59:59.999Z", "2025-06-16T00:00:00Z")
			.forEach((date) -> this.town
				.place(this.town.order(date).append("date_commande", Date.from(Instant.parse(date)))));
		this.town.place(this.town.order("string").append("date_commande", "2025-06-15"));
		this.town.place(this.town.order("null").append("date_commande", null));
		Window day = new Window(Instant.parse("2025-06-15T00:00:00Z"), Instant.parse("2025-06-16T00:00:00Z"));
		RunReport dry = this.archiver.archive(ArchiveHarness.options(day, ArchiveMode.DRY_RUN));
		RunReport real = this.archiver.archive(ArchiveHarness.options(day, ArchiveMode.ARCHIVE));
		assertThat(dry.total().archived()).isEqualTo(2);
		assertThat(real.total().archived()).isEqualTo(2);
		assertThat(real.undated()).hasValue(2);
		assertThat(this.town.archive()).extracting((order) -> order.get("numero_commande"))
			.containsExactly("2025-06-15T00:00:00Z", "2025-06-15T23:59:59.999Z");
	}

	@Test
	void ordersWithoutAUsableDateAreArchivedIncompleteWhenNoDateIsAskedFor() {
		Document missing = this.town.order("1-missing");
		missing.remove("date_commande");
		this.town.place(missing);
		this.town.place(this.town.order("2-null").append("date_commande", null));
		this.town.place(this.town.order("3-string").append("date_commande", "15/06/2025"));
		this.town.place(this.town.order("4-number").append("date_commande", 20250615));
		this.town.place(this.town.order("5-dates")
			.append("date_commande", List.of(Date.from(Town.NOON), Date.from(Town.NOON.plusSeconds(60)))));
		this.town.place(this.town.order("6-empty").append("date_commande", List.of()));
		this.town.place(this.town.order("7-ok"));
		RunReport report = this.archiver.archive();
		assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(report.total().archived()).isEqualTo(7);
		assertThat(report.total().missing()).isEqualTo(Map.of("date_commande", 6L));
		assertArchiveIsAsExpected();
	}

	@Test
	void orderWithoutAUsableNumberIsRejectedAndKeptWithItsReason() {
		Document missing = this.town.order("x");
		missing.remove("numero_commande");
		this.town.place(missing);
		this.town.place(this.town.order("x").append("numero_commande", null));
		this.town.place(this.town.order("  "));
		this.town.place(this.town.order("x").append("numero_commande", 17));
		this.town.place(this.town.order("good"));
		RunReport report = this.archiver.archive();
		assertThat(report.exitStatus()).isEqualTo(ExitStatus.COMPLETE_WITH_REJECTS);
		assertThat(report.total().rejects()).isEqualTo(4);
		assertThat(report.total().archived()).isEqualTo(1);
		assertThat(this.town.rejects()).hasSize(4).allSatisfy((reject) -> {
			assertThat(reject.getString("reason")).isEqualTo("INVALID_NUMBER");
			assertThat(reject.getLong("run")).isEqualTo(report.run());
			assertThat(reject.get("commande", Document.class).get("_id")).isEqualTo(reject.get("_id"));
			assertThat(reject.getInteger("attempts")).isEqualTo(1);
		});
		RunReport again = this.archiver.archive();
		assertThat(again.exitStatus()).as("known rejects are no news").isEqualTo(ExitStatus.COMPLETE);
		assertThat(again.total().knownRejects()).isEqualTo(4);
		assertThat(this.town.rejects()).hasSize(4)
			.allSatisfy((reject) -> assertThat(reject.getInteger("attempts")).isEqualTo(2));
	}

	@Test
	void orderIsNoRejectAnyMoreOnceItCouldBeArchived() {
		Document order = this.town.place(this.town.order(""));
		this.archiver.archive();
		assertThat(this.town.rejects()).hasSize(1);
		collection("Commande").updateOne(new Document("_id", order.get("_id")),
				new Document("$set", new Document("numero_commande", "CMD-mended")));
		assertThat(this.archiver.archive().total().archived()).isEqualTo(1);
		assertThat(this.town.rejects()).isEmpty();
	}

	@Test
	void secondOrderOfANumberIsAConflictNeverADuplicate() {
		this.town.place(this.town.order("CMD-1"));
		this.town.place(this.town.order("CMD-1"));
		RunReport report = this.archiver.archive();
		assertThat(report.total().archived()).isEqualTo(1);
		assertThat(report.total().conflicts()).isEqualTo(1);
		assertThat(report.total().rejects()).isEqualTo(1);
		assertThat(report.total().duplicates()).isZero();
		this.town.place(this.town.order("CMD-1"));
		RunReport later = this.archiver.archive();
		assertThat(later.total().duplicates()).isEqualTo(1);
		assertThat(later.total().rejects()).isEqualTo(1);
		assertThat(later.total().knownRejects()).isEqualTo(1);
		assertThat(later.total().conflicts()).isEqualTo(2);
	}

	@Test
	void archiveThatAnotherToolFilledIsFoundByNumber() {
		Document first = this.town.place(this.town.order("CMD-1"));
		this.town.place(this.town.order("CMD-2"));
		this.town.place(this.town.order("CMD-3"));
		this.town.insert("Historique", new Document("_id", new ObjectId()).append("numero_commande", "CMD-1")
			.append("id_commande", first.getObjectId("_id").toHexString()));
		this.town.insert("Historique", new Document("_id", new ObjectId()).append("numero_commande", "CMD-2"));
		this.town.insert("Historique", new Document("_id", new ObjectId()).append("numero_commande", "CMD-3")
			.append("id_commande", new ObjectId().toHexString()));
		RunReport report = this.archiver.archive();
		assertThat(report.total().duplicates()).isEqualTo(2);
		assertThat(report.total().conflicts()).isEqualTo(1);
		assertThat(report.total().archived()).isZero();
	}

	@Test
	void amountsKeepTheirTypes() {
		this.town.place(this.town.order("CMD-1")
			.append("coût_commande", Decimal128.parse("15.50"))
			.append("rémunération_livreur", 3L)
			.append("temps_estimee", 30));
		this.archiver.archive();
		Document archived = this.town.archive().get(0);
		assertThat(archived.get("coût_commande")).isEqualTo(Decimal128.parse("15.50"));
		assertThat(archived.get("rémunération_livreur")).isEqualTo(3L);
		assertThat(archived.get("temps_estimee")).isEqualTo(30);
	}

	@Test
	void referenceThatLeadsNowhereMakesAnOrderIncomplete() {
		this.town.place(this.town.order("1-null").append("id_client", null));
		this.town.place(this.town.order("2-dangling").append("id_livreur", new ObjectId()));
		this.town.place(this.town.order("3-type").append("id_restaurant", "le bistrot"));
		Document absent = this.town.order("4-absent");
		absent.remove("id_menu");
		this.town.place(absent);
		ObjectId blank = new ObjectId();
		this.town.insert("Menu", new Document("_id", blank).append("nom", "  ").append("description", "x"));
		this.town.place(this.town.order("5-fields").append("id_menu", blank));
		RunReport report = this.archiver.archive();
		assertThat(report.total().incomplete()).isEqualTo(5);
		assertThat(this.town.archive()).extracting((order) -> order.getList("champs_manquants", String.class))
			.containsExactly(List.of("nom_client", "email_client", "telephone_client"), List.of("nom_livreur"),
					List.of("nom_restaurant", "adresse_restaurant"), List.of("nom_menu", "prix_menu"),
					List.of("nom_menu", "prix_menu"));
		assertArchiveIsAsExpected();
	}

	@Test
	void hugeOrderIsArchivedWithoutWhatTheArchiveDoesNotWant() {
		this.town.place(this.town.order("CMD-1").append("photo", new byte[15 * 1024 * 1024]));
		this.town.place(this.town.order("CMD-2"));
		assertThat(this.archiver.archive().total().archived()).isEqualTo(2);
	}

	@Test
	void pageWhoseAnswerIsTooLargeIsHalvedUntilItFits() {
		String address = "x".repeat(1024 * 1024);
		for (int i = 0; i < 40; i++) {
			this.town.place(this.town.order("CMD-" + i).append("adresse_livraison", address));
		}
		assertThat(this.archiver.archive().total().archived()).isEqualTo(40);
	}

	@Test
	void pageOfLargeOrdersIsArchivedInPartsOfSomeMegabytesAndGoesOnBetweenThem() {
		String address = "x".repeat(1024 * 1024);
		for (int i = 0; i < 40; i++) {
			this.town.place(this.town.order("CMD-" + i).append("adresse_livraison", address));
		}
		List<Integer> parts = new ArrayList<>();
		StopSignal stop = new StopSignal();
		RunReport stopped = this.archiver.archive(ArchiveHarness.ALL, Start.RESUME, stop, new Recorder() {

			@Override
			public void pageStored(StoredPage page) {
				parts.add(page.archived().size());
				stop.request();
			}

		});
		assertThat(stopped.exitStatus()).isEqualTo(ExitStatus.STOPPED);
		assertThat(parts.get(0)).isBetween(8, 24);
		RunReport report = this.archiver.archive(ArchiveHarness.ALL, Start.RESUME, new StopSignal(), new Recorder() {

			@Override
			public void pageStored(StoredPage page) {
				parts.add(page.archived().size());
			}

		});
		assertThat(report.total().archived()).isEqualTo(40);
		assertThat(this.town.archive()).hasSize(40);
		assertThat(parts).hasSizeGreaterThan(2).allMatch((part) -> part <= 24);
		assertThat(this.archiver.archive().total().duplicates()).isEqualTo(40);
	}

	@Test
	void documentThatAValidatorRefusesIsARejectAndItsPageIsArchived() {
		this.mongo.database()
			.createCollection("Historique", new CreateCollectionOptions().validationOptions(
					new ValidationOptions().validator(new Document("temps_estimee", new Document("$lt", 1000)))));
		this.town.place(20);
		this.town.place(this.town.order("CMD-slow").append("temps_estimee", 5000));
		RunReport report = this.archiver.archive();
		assertThat(report.total().archived()).isEqualTo(20);
		assertThat(report.total().rejects()).isEqualTo(1);
		assertThat(this.town.rejects().get(0).getString("reason")).isEqualTo("REFUSED");
	}

	@Test
	void moreRejectsThanAllowedFailTheRunAndAreKept() {
		for (int i = 0; i < 7; i++) {
			this.town.place(this.town.order(" "));
		}
		RunReport report = this.archiver
			.archive(new ArchiveOptions(Window.ALL, ArchiveMode.ARCHIVE, 2, 3, OptionalInt.empty()));
		assertThat(report.exitStatus()).isEqualTo(ExitStatus.FAILED);
		assertThat(report.reason()).contains("4 new rejects").contains("--max-rejects");
		assertThat(this.town.rejects()).hasSize(4);
	}

	@Test
	void archiveWithOldDoublesIsNotWrittenToAndTheDoublesAreNamed() {
		this.town.insert("Historique", new Document("numero_commande", "CMD-old"));
		this.town.insert("Historique", new Document("numero_commande", "CMD-old"));
		this.town.place(5);
		RunReport report = this.archiver.archive();
		assertThat(report.exitStatus()).isEqualTo(ExitStatus.FAILED);
		assertThat(report.reason()).contains("CMD-old (2 times)");
		assertThat(this.town.archive()).hasSize(2);
	}

	@Test
	void withoutAUniqueIndexAndTheWillToCreateItNothingIsWritten() {
		this.town.place(5);
		RunReport report = this.archiver.withoutIndexCreation().archive();
		assertThat(report.exitStatus()).isEqualTo(ExitStatus.FAILED);
		assertThat(report.reason()).contains("createIndex({\"numero_commande\": 1}, {unique: true})");
		assertThat(this.town.archive()).isEmpty();
	}

	@Test
	void withoutTheCoveringIndexOrdersAreArchivedAllTheSame() {
		collection("Historique").createIndex(Indexes.ascending("numero_commande"), new IndexOptions().unique(true));
		this.town.place(1500);
		this.town.place(this.town.order("CMD-undated").append("date_commande", null));
		RunReport report = this.archiver.withoutIndexCreation().archive();
		assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertArchiveIsAsExpected();
		assertThat(indexes("Commande")).containsExactly(new Document("_id", 1));
	}

	@Test
	void orderIdOfAnotherTypeIsArchivedAsText() {
		this.town.place(this.town.order("CMD-1").append("_id", "order-1"));
		this.town.place(this.town.order("CMD-2").append("_id", 42L));
		assertThat(this.archiver.archive().total().archived()).isEqualTo(2);
		assertArchiveIsAsExpected();
		assertThat(this.archiver.archive().total().duplicates()).isEqualTo(2);
	}

	private List<Document> indexes(String collection) {
		return collection(collection).listIndexes()
			.map((index) -> index.get("key", Document.class))
			.into(new ArrayList<>());
	}

}
