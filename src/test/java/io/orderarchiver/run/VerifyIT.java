package io.orderarchiver.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.VerifyReport;
import io.orderarchiver.testing.Town;
import io.orderarchiver.verify.Sampling;
import io.orderarchiver.verify.VerifyOptions;
import io.orderarchiver.verify.files.FindingList.Values;
import io.orderarchiver.verify.finding.FindingCounts;
import io.orderarchiver.verify.finding.FindingKind.Strictness;
import io.orderarchiver.verify.finding.FindingKind;
import io.orderarchiver.verify.judge.Depth;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VerifyIT extends RunFixture {

	private static final int OTHERS = 20;

	/** On a source at rest. */
	private static final Set<FindingKind> FAULTS = EnumSet.of(FindingKind.MISSING, FindingKind.MISPLACED,
			FindingKind.DIFFERENT, FindingKind.DRIFTED, FindingKind.PENDING);

	private VerifyHarness verifier;

	@BeforeEach
	void callTheAuditor() {
		this.verifier = VerifyHarness.of(this.mongo.uri(), this.mongo.databaseName(), this.home);
		this.town.place(OTHERS);
	}

	private Document archived(Document order) {
		this.town.place(order);
		this.archiver.archive();
		return order;
	}

	private Document archived() {
		return archived(this.town.order("CMD-X"));
	}

	private void change(String collection, @Nullable Object id, Bson change) {
		assertThat(collection(collection).updateOne(Filters.eq("_id", id), change).getMatchedCount()).isEqualTo(1);
	}

	private FindingKind finding() {
		VerifyReport report = this.verifier.verify();
		assertThat(report.counts().lookedAt()).as("%s", report.counts()).isEqualTo(OTHERS + 1);
		assertThat(report.counts().equal()).as("%s", report.counts()).isEqualTo(OTHERS);
		FindingKind found = VerifyHarness.only(report);
		assertThat(report.exitStatus()).isEqualTo(FAULTS.contains(found) ? ExitStatus.NOT_PROVEN : ExitStatus.COMPLETE);
		return found;
	}

	private List<String> fields() {
		return this.verifier.findings().get(0).getList("fields", String.class);
	}

	@Test
	void anArchiveAsItIsMadeIsProven() {
		Document incomplete = this.town.order("CMD-incomplete").append("id_client", new ObjectId());
		incomplete.remove("temps_estimee");
		this.town.place(incomplete);
		this.town.place(this.town.order("CMD-undated").append("date_commande", "yesterday"));
		archived();
		this.verifier.assertProven(OTHERS + 3);
	}

	@Test
	void whatIsDeliveredAndNotArchivedIsMissing() {
		this.archiver.archive();
		Document missing = this.town.place(this.town.order("CMD-X"));
		this.town.place(this.town.order("CMD-Y").append("status", "en livraison"));
		assertThat(finding()).isEqualTo(FindingKind.MISSING);
		assertThat(this.verifier.findings()).singleElement()
			.isEqualTo(new Document("_id", missing.get("_id")).append("numero_commande", "CMD-X")
				.append("kind", "MISSING")
				.append("fields", List.of()));
	}

	@Test
	void anEmptyArchiveMissesEverything() {
		VerifyReport report = this.verifier.verify();
		assertThat(report.counts().of(FindingKind.MISSING)).isEqualTo(OTHERS);
		assertThat(report.counts().lookedAt()).isEqualTo(OTHERS);
		assertThat(report.exitStatus()).isEqualTo(ExitStatus.NOT_PROVEN);
	}

	@Test
	void whatTheStoreOfRejectsHoldsIsRejected() {
		archived(this.town.order(" "));
		assertThat(finding()).isEqualTo(FindingKind.REJECTED);
	}

	@Test
	void aKnownConflictIsRejectedAndAnUnknownOneIsMisplaced() {
		archived(this.town.order("CMD-000000"));
		assertThat(finding()).isEqualTo(FindingKind.REJECTED);
		collection("Historique_rejets").drop();
		assertThat(finding()).isEqualTo(FindingKind.MISPLACED);
	}

	@Test
	void aRejectThatIsArchivedByNowIsEqual() {
		Document order = archived();
		this.town.insert("Historique_rejets", new Document("_id", order.get("_id")).append("reason", "REFUSED"));
		this.verifier.assertProven(OTHERS + 1);
	}

	@Test
	void anOrderOfWhichThereAreTwoArchivedOnesIsMisplaced() {
		Document order = archived();
		this.town.insert("Historique", new Document("numero_commande", "CMD-OLD").append("id_commande",
				order.getObjectId("_id").toHexString()));
		assertThat(finding()).isEqualTo(FindingKind.MISPLACED);
	}

	@Test
	void threeArchivedOrdersOfOneOrderAreOneFinding() {
		Document order = archived();
		for (String number : List.of("CMD-OLD", "CMD-OLDER")) {
			this.town.insert("Historique", new Document("numero_commande", number).append("id_commande",
					order.getObjectId("_id").toHexString()));
		}
		assertThat(finding()).isEqualTo(FindingKind.MISPLACED);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatAnotherToolArchivedIsForeign(boolean named) {
		Document order = this.town.place(this.town.order("CMD-X"));
		Document foreign = new Document("numero_commande", "CMD-X").append("anything", "else");
		this.town.insert("Historique",
				named ? foreign.append("id_commande", order.getObjectId("_id").toHexString()) : foreign);
		this.archiver.archive();
		assertThat(finding()).isEqualTo(FindingKind.FOREIGN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "numero_commande", "id_commande", "adresse_livraison", "coût_commande", "status",
			"date_commande", "incomplete", "champs_manquants" })
	void whatIsOtherwiseInTheOrderItselfIsDifferent(String field) {
		change("Historique", archived().get("_id"), Updates.set(field, "otherwise"));
		assertThat(finding()).isEqualTo(FindingKind.DIFFERENT);
		assertThat(fields()).containsExactly(field);
	}

	@Test
	void anOrderThatWasChangedAfterArchivingIsDifferent() {
		change("Commande", archived().get("_id"), Updates.set("moyen_de_payement", "espèces"));
		assertThat(finding()).isEqualTo(FindingKind.DIFFERENT);
		assertThat(fields()).containsExactly("moyen_de_payement");
	}

	@Test
	void aNullThatIsNotNamedIsDifferentUnlessItIsPersonal() {
		Object id = archived().get("_id");
		change("Historique", id, Updates.set("nom_restaurant", null));
		assertThat(finding()).isEqualTo(FindingKind.DIFFERENT);
	}

	@Test
	void nullsOfMadeUpCompletenessAreDifferent() {
		Document order = this.town.order("CMD-X");
		order.remove("temps_estimee");
		Object id = archived(order).get("_id");
		change("Historique", id, Updates.combine(Updates.set("incomplete", false), Updates.unset("champs_manquants")));
		assertThat(finding()).isEqualTo(FindingKind.DIFFERENT);
	}

	@Test
	void personalDataThatAreNullAreAnErasure() {
		Object id = archived().get("_id");
		change("Historique", id,
				Updates.combine(Updates.set("nom_client", null), Updates.set("email_client", null),
						Updates.set("telephone_client", null), Updates.set("adresse_livraison", null),
						Updates.set("nom_livreur", null)));
		assertThat(finding()).isEqualTo(FindingKind.BLANKED);
		assertThat(fields()).containsExactly("nom_client", "email_client", "telephone_client", "nom_livreur",
				"adresse_livraison");
	}

	@Test
	void whatIsErasedHereAndThereIsEqual() {
		Document order = archived();
		change("Historique", order.get("_id"), Updates.combine(Updates.set("nom_client", null),
				Updates.set("email_client", null), Updates.set("telephone_client", null)));
		change("Commande", order.get("_id"), Updates.set("id_client", null));
		this.verifier.assertProven(OTHERS + 1);
	}

	@Test
	void anErasureBesideAnotherValueIsDifferent() {
		Object id = archived().get("_id");
		change("Historique", id, Updates.combine(Updates.set("nom_client", null), Updates.set("coût_commande", 1.0)));
		assertThat(finding()).isEqualTo(FindingKind.DIFFERENT);
		assertThat(fields()).containsExactly("coût_commande");
	}

	@Test
	void whatWasMissingAndIsThereNowIsCompletable() {
		Document order = this.town.order("CMD-X");
		order.remove("temps_estimee");
		archived(order);
		this.verifier.assertProven(OTHERS + 1);
		change("Commande", order.get("_id"), Updates.set("temps_estimee", 20));
		assertThat(finding()).isEqualTo(FindingKind.COMPLETABLE);
		assertThat(fields()).containsExactly("temps_estimee");
	}

	@Test
	void whatWasCompletedIsEqual() {
		Document order = this.town.order("CMD-X");
		order.remove("temps_estimee");
		archived(order);
		change("Commande", order.get("_id"), Updates.set("temps_estimee", 20));
		change("Historique", order.get("_id"), Updates.combine(Updates.set("temps_estimee", 20),
				Updates.set("incomplete", false), Updates.unset("champs_manquants"), Updates.set("completions", List
					.of(new Document("date", Date.from(Town.NOON)).append("champs", List.of("temps_estimee"))))));
		this.verifier.assertProven(OTHERS + 1);
	}

	@Test
	void aDimensionThatWasChangedHasDrifted() {
		Document menu = new Document("_id", new ObjectId()).append("nom", "Formule Soir").append("prix", 20);
		this.town.insert("Menu", menu);
		archived(this.town.order("CMD-X").append("id_menu", menu.get("_id")));
		change("Menu", menu.get("_id"), Updates.set("prix", 21));
		assertThat(finding()).isEqualTo(FindingKind.DRIFTED);
		assertThat(fields()).containsExactly("prix_menu");
		VerifyReport lenient = this.verifier.verify(with(Strictness.DRIFT_IS_ALLOWED));
		assertThat(lenient.exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(lenient.counts().of(FindingKind.DRIFTED)).isEqualTo(1);
	}

	private VerifyOptions with(Strictness strictness) {
		VerifyOptions options = this.verifier.options();
		return new VerifyOptions(options.window(), options.depth(), options.sampling(), strictness, options.batchSize(),
				PaceLimits.NONE, options.recheck(), options.patience(), Optional.empty(), Values.HIDDEN,
				Optional.empty());
	}

	@Test
	void whenItWasArchivedAndByWhichVersionIsNotCompared() {
		change("Historique", archived().get("_id"), Updates
			.combine(Updates.set("date_archivage", Date.from(Instant.EPOCH)), Updates.set("archived_by", "somebody")));
		this.verifier.assertProven(OTHERS + 1);
	}

	@Test
	void anArchivedOrderWhoseOrderIsDeletedIsAnOrphan() {
		collection("Commande").deleteOne(Filters.eq("_id", archived().get("_id")));
		assertThat(finding()).isEqualTo(FindingKind.ORPHAN);
	}

	@Test
	void anArchivedOrderWhoseOrderIsNoLongerDeliveredIsReverted() {
		change("Commande", archived().get("_id"), Updates.set("status", "annulée"));
		assertThat(finding()).isEqualTo(FindingKind.REVERTED);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void theOrderOfAnotherToolsRowIsFound(boolean named) {
		this.archiver.archive();
		Document order = this.town.place(this.town.order("CMD-X").append("status", "annulée"));
		Document foreign = new Document("numero_commande", "CMD-X");
		this.town.insert("Historique",
				named ? foreign.append("id_commande", order.getObjectId("_id").toHexString()) : foreign);
		assertThat(finding()).isEqualTo(FindingKind.REVERTED);
		collection("Commande").deleteOne(Filters.eq("_id", order.get("_id")));
		assertThat(finding()).isEqualTo(FindingKind.ORPHAN);
	}

	@Test
	void aWindowHoldsForBothPasses() {
		this.archiver.archive();
		Instant day = Instant.parse("2025-07-01T00:00:00Z");
		Document inside = this.town.order("CMD-X").append("date_commande", Date.from(day.plusSeconds(5)));
		Document outside = this.town.order("CMD-Y").append("date_commande", Date.from(day.minusSeconds(5)));
		archived(inside);
		archived(outside);
		collection("Commande").deleteMany(Filters.in("_id", inside.get("_id"), outside.get("_id")));
		this.town.place(this.town.order("CMD-Z").append("date_commande", Date.from(day.minusSeconds(5))));
		VerifyReport report = this.verifier.verify(this.verifier.options(new Window(day, null), Depth.VALUES));
		assertThat(report.counts().lookedAt()).isEqualTo(1);
		assertThat(VerifyHarness.only(report)).isEqualTo(FindingKind.ORPHAN);
		assertThat(this.verifier.findings()).singleElement()
			.extracting((finding) -> finding.get("_id"))
			.isEqualTo(inside.get("_id"));
	}

	@Test
	void existenceAloneSaysNothingOfValues() {
		Object id = archived().get("_id");
		change("Historique", id, Updates.set("coût_commande", 1));
		this.town.place(this.town.order("CMD-missing"));
		VerifyReport report = this.verifier.verify(this.verifier.options(Window.ALL, Depth.EXISTENCE));
		assertThat(VerifyHarness.only(report)).isEqualTo(FindingKind.MISSING);
		assertThat(report.counts().equal()).isEqualTo(OTHERS + 1);
	}

	@ParameterizedTest
	@EnumSource(Depth.class)
	void aSampleDrawsTheSameOrdersEachTime(Depth depth) {
		List<Document> many = new ArrayList<>();
		for (int i = 0; i < 400; i++) {
			many.add(this.town.order("CMD-many-" + i));
		}
		collection("Commande").insertMany(many);
		VerifyOptions all = this.verifier.options(Window.ALL, depth);
		VerifyOptions some = new VerifyOptions(all.window(), all.depth(), new Sampling(0.25), all.strictness(),
				all.batchSize(), all.pace(), all.recheck(), all.patience(), all.list(), all.values(), all.seal());
		FindingCounts first = this.verifier.verify(some).counts();
		List<Document> findings = this.verifier.findings();
		assertThat(first.lookedAt()).isBetween(60L, 160L).isEqualTo(findings.size());
		this.verifier.verify(some);
		assertThat(this.verifier.findings()).containsExactlyInAnyOrderElementsOf(findings);
	}

	@Test
	void theListIsItsOwnersAloneAndShowsValuesOnlyWhenAsked() throws Exception {
		change("Historique", archived().get("_id"), Updates.set("adresse_livraison", "secret street"));
		VerifyOptions options = this.verifier.options();
		this.verifier.verify(options);
		Path list = this.verifier.list();
		assertThat(Files.readString(list)).doesNotContain("secret street");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(list))).isEqualTo("rw-------");
		this.verifier.verify(new VerifyOptions(options.window(), options.depth(), options.sampling(),
				options.strictness(), options.batchSize(), options.pace(), options.recheck(), options.patience(),
				options.list(), Values.SHOWN, Optional.empty()));
		assertThat(this.verifier.findings()).singleElement()
			.extracting((finding) -> finding.get("values"))
			.isEqualTo(new Document("adresse_livraison",
					new Document("archived", "secret street").append("source", "45 avenue Victor Hugo, 75116 Paris")));
	}

	@Test
	void nothingIsLeftBehind() {
		this.town.place(this.town.order("CMD-missing"));
		this.verifier.verify();
		assertThat(this.home.resolve("data").resolve("verify")).isEmptyDirectory();
	}

}
