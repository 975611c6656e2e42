package io.orderarchiver.doctor.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.IndexOptions;
import de.bwaldvogel.mongo.bson.Document;
import io.orderarchiver.doctor.Examination;
import io.orderarchiver.doctor.finding.Finding.Status;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.testing.PretendingMongo;
import io.orderarchiver.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Rights, on a server that claims to have granted some. */
class RightsCheckIT {

	/** The design's list. */
	private static final Map<String, List<String>> ALL = Map.of("Commande", List.of("find", "changeStream"), "Client",
			List.of("find"), "Livreur", List.of("find"), "Restaurants", List.of("find"), "Menu", List.of("find"),
			"Historique", List.of("find", "insert", "listIndexes"), "Historique_rejets",
			List.of("find", "insert", "update", "remove"));

	private final PretendingMongo mongo = new PretendingMongo();

	@TempDir
	Path home;

	@BeforeEach
	void settle() {
		Town.in(this.mongo.database()).place(3);
	}

	@AfterEach
	void close() {
		this.mongo.close();
	}

	@Test
	void everyRightIsEnough() {
		createUniqueIndex();
		grant("Commande", "find", "changeStream", "listIndexes", "createIndex");
		Examination examination = examine();
		assertThat(examination.status("rights")).as(examination.text("rights")).isEqualTo(Status.OK);
		assertThat(examination.text("rights")).contains("Only complete lacks one", "grantPrivilegesToRole",
				"actions: ['update']");
		assertThat(examination.text("authentication")).contains("user archiver@admin");
	}

	@Test
	void aBroaderRoleIsEnoughToo() {
		answer(List.of(
				new Document("resource", new Document("db", "Ubereats").append("collection", "")).append("actions",
						List.of("find", "insert", "update", "remove", "createIndex", "listIndexes")),
				new Document("resource", new Document("db", "").append("collection", "")).append("actions",
						List.of("changeStream"))));
		assertThat(examine().status("rights")).isEqualTo(Status.OK);
		answer(List
			.of(new Document("resource", new Document("anyResource", true)).append("actions", List.of("anyAction"))));
		assertThat(examine().status("rights")).isEqualTo(Status.OK);
		answer(List.of(new Document("resource", new Document("db", "Other").append("collection", "")).append("actions",
				List.of("anyAction"))));
		assertThat(examine().status("rights")).isEqualTo(Status.FAILURE);
	}

	@Test
	void aMissingRightToArchiveIsAFailureThatPrintsTheRole() {
		grant("Historique", "find", "listIndexes");
		Examination examination = examine();
		assertThat(examination.status("rights")).isEqualTo(Status.FAILURE);
		assertThat(examination.text("rights")).contains("archiving lacks the right to insert on Historique")
			.contains("createRole({")
			.contains("collection: 'Historique' }, actions: ['find', 'insert', 'listIndexes', 'createIndex']")
			.contains(
					"db.getSiblingDB('admin').grantRolesToUser('archiver', [{ role: 'orderArchiver', db: 'admin' }])");
		assertThat(examination.diagnosis().exitStatus()).isEqualTo(ExitStatus.FAILED);
	}

	@Test
	void theWatchAloneNeedsChangeStreams() {
		createUniqueIndex();
		grant("Commande", "find", "listIndexes", "createIndex");
		Examination examination = examine();
		assertThat(examination.status("rights")).isEqualTo(Status.WARNING);
		assertThat(examination.text("rights")).contains("watch lacks the right to changeStream on Commande");
	}

	@Test
	void indexesNeedARightOnlyWhileTheyAreMissing() {
		grant("Commande", "find", "changeStream");
		assertThat(examine().text("rights")).contains("nothing is archived without the unique index");
		assertThat(examine().status("rights")).isEqualTo(Status.FAILURE);
		createUniqueIndex();
		Examination unique = examine();
		assertThat(unique.status("rights")).as(unique.text("rights")).isEqualTo(Status.WARNING);
		assertThat(unique.text("rights")).contains("missing indexes cannot be created here")
			.contains("createIndex on Commande");
		var orders = this.mongo.database().getCollection("Commande");
		orders.createIndex(new org.bson.Document("status", 1));
		orders.createIndex(new org.bson.Document("date_commande", 1));
		orders.createIndex(new org.bson.Document("status", 1).append("date_commande", 1)
			.append("_id", 1)
			.append("numero_commande", 1));
		Examination all = examine();
		assertThat(all.status("rights")).as(all.text("rights")).isEqualTo(Status.INFO);
		assertThat(all.text("rights")).contains("indexes cannot be seen without the right to listIndexes on Commande");
	}

	@Test
	void whoIsNobodyIsToldToNameAUser() {
		this.mongo.answer("connectionStatus", status(List.of(), List.of()));
		this.mongo.answer("aggregate Commande", refusal(13));
		Examination examination = examine();
		assertThat(examination.status("authentication")).isEqualTo(Status.FAILURE);
		assertThat(examination.worst("authentication").remedy()).contains("MONGODB_URI=mongodb://USER:PASSWORD@");
		assertThat(examination.status("rights")).isEqualTo(Status.SKIPPED);
	}

	private Examination examine() {
		return Examination.of(this.home, this.mongo.uri(), PretendingMongo.DATABASE);
	}

	private void createUniqueIndex() {
		this.mongo.database()
			.getCollection("Historique")
			.createIndex(new org.bson.Document("numero_commande", 1), new IndexOptions().unique(true));
	}

	/** The whole list, but for one collection these. */
	private void grant(String collection, String... actions) {
		List<Document> privileges = new ArrayList<>();
		ALL.forEach((name, granted) -> privileges
			.add(privilege(name, name.equals(collection) ? List.of(actions) : granted)));
		answer(privileges);
	}

	private static Document privilege(String collection, List<String> actions) {
		return new Document("resource", new Document("db", "Ubereats").append("collection", collection))
			.append("actions", actions);
	}

	private void answer(List<Document> privileges) {
		this.mongo.answer("connectionStatus",
				status(List.of(new Document("user", "archiver").append("db", "admin")), privileges));
	}

	private static Document status(List<Document> users, List<Document> privileges) {
		return new Document("authInfo",
				new Document("authenticatedUsers", users).append("authenticatedUserRoles", List.of())
					.append("authenticatedUserPrivileges", privileges))
			.append("ok", 1.0);
	}

	static Document refusal(int code) {
		return new Document("ok", 0.0).append("code", code).append("errmsg", "not authorized");
	}

}
