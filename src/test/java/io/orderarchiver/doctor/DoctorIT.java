package io.orderarchiver.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CollationStrength;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import io.orderarchiver.archive.indexes.ArchiveIndexes.Creation;
import io.orderarchiver.doctor.finding.CheckResult;
import io.orderarchiver.doctor.finding.Diagnosis;
import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.doctor.finding.Finding.Status;
import io.orderarchiver.management.ManagementAddress;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.settings.LogSettings;
import io.orderarchiver.run.settings.MongoSettings;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.simulation.server.EmbeddedMongo;
import io.orderarchiver.testing.PretendingMongo;
import io.orderarchiver.testing.TestMongo;
import io.orderarchiver.testing.Town;
import io.orderarchiver.testing.TownFixture;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Whatever is wrong is named with its remedy, and looking changes nothing. */
class DoctorIT extends TownFixture {

	private static final Document NUMBER = new Document("numero_commande", 1);

	private static final ManagementAddress ANY_PORT = new ManagementAddress("127.0.0.1", 0);

	/** How these are is not for a test to say. */
	private static final Set<String> OF_THE_MACHINE = Set.of("topology", "oplog", "disk");

	@Test
	void whereAllIsWellNothingIsLeftToDo() {
		this.town.place(30);
		Examination examination = examine();
		Status worst = this.mongo.isReal() ? Status.INFO : Status.WARNING;
		assertThat(examination.status("topology")).isLessThanOrEqualTo(worst);
		assertThat(examination.diagnosis().results()).filteredOn((result) -> !OF_THE_MACHINE.contains(result.check()))
			.allSatisfy((result) -> assertThat(result.status()).as(result.toString()).isLessThan(Status.WARNING));
		assertThat(examination.diagnosis().exitStatus()).isIn(ExitStatus.COMPLETE, ExitStatus.WARNINGS);
		assertThat(examination.text("shares"))
			.containsPattern("delivered: (30 orders, 100 %|100 % of the newest 30 orders)");
		assertThat(examination.text("indexes")).contains("the next archive run creates it");
		assertThat(this.home).isEmptyDirectory();
	}

	@Test
	void aRealReplicaSetIsWhole() {
		assumeThat(this.mongo.isReal()).isTrue();
		this.town.place(1);
		Examination examination = examine();
		assertThat(examination.text("topology")).containsPattern("replica set|sharded");
		assertThat(examination.status("version")).isEqualTo(Status.OK);
		assertThat(examination.status("clock")).isEqualTo(Status.OK);
		assertThat(examination.text("oplog")).containsPattern("reaches back|no right");
	}

	@Test
	void whereNothingListensTheHostIsNamedAndTheRestIsSkipped() {
		Examination examination = examine("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=500");
		assertThat(examination.diagnosis().exitStatus()).isEqualTo(ExitStatus.FAILED);
		Finding connection = examination.worst("connection");
		assertThat(connection.status()).isEqualTo(Status.FAILURE);
		assertThat(connection.title()).contains("MongoDB does not answer", "127.0.0.1:1", "IP access list");
		assertThat(connection.detail()).contains("127.0.0.1:1: nothing listens there");
		assertThat(connection.remedy()).contains("nc -vz -w 5 127.0.0.1 1");
		assertThat(examination.status("rights")).isEqualTo(Status.SKIPPED);
		assertThat(examination.status("oplog")).isEqualTo(Status.SKIPPED);
		assertThat(examination.status("disk")).isEqualTo(Status.OK);
	}

	@Test
	void aHostThatDnsDoesNotKnowIsNamed() {
		Examination examination = examine("mongodb://no-such-host.invalid:27017/?serverSelectionTimeoutMS=500");
		assertThat(examination.text("uri")).contains("DNS knows no address of no-such-host.invalid:27017",
				"nslookup no-such-host.invalid");
		assertThat(examination.diagnosis().exitStatus()).isEqualTo(ExitStatus.FAILED);
	}

	@Test
	void aUriThatIsNoneIsShownItsForm() {
		Finding uri = examine("postgres://127.0.0.1/").worst("uri");
		assertThat(uri.status()).isEqualTo(Status.FAILURE);
		assertThat(uri.remedy()).contains("MONGODB_URI=mongodb://user:password@host");
	}

	@Test
	void whatTheDriverIgnoresInTheUriIsWarnedOf() {
		String uri = this.mongo.uri();
		Examination examination = examine(
				uri + (uri.contains("?") ? "&" : uri.matches("mongodb://[^/]+") ? "/?" : "?") + "tlsCAFile=ours.pem");
		assertThat(examination.worst("uri").status()).isEqualTo(Status.WARNING);
		assertThat(examination.worst("uri").title()).contains("tlsCAFile", "MONGODB_CA_FILE");
	}

	@Test
	void aWrongPasswordIsToldFromAServerThatIsNotThere() {
		String host = new ConnectionString(this.mongo.uri()).getHosts().get(0);
		Examination examination = examine(
				"mongodb://user:S3cr%21tPw@" + host + "/?directConnection=true&serverSelectionTimeoutMS=5000");
		Finding connection = examination.worst("connection");
		assertThat(connection.status()).isEqualTo(Status.FAILURE);
		assertThat(connection.title()).contains("refuses the user or the password", "authSource");
		assertThat(connection.remedy()).contains("changeUserPassword");
		assertThat(examination.diagnosis().toString()).doesNotContain("S3cr", "tPw");
	}

	@Test
	void aStandaloneArchivesButDoesNotWatch() {
		try (EmbeddedMongo standalone = EmbeddedMongo.start(); TestMongo there = TestMongo.on(standalone.uri())) {
			Town.in(there.database()).place(1);
			Examination examination = Examination.of(this.home, there.uri(), there.databaseName());
			assertThat(examination.text("topology")).contains("watch needs a replica set; archive", "work without",
					"rs.initiate()");
			assertThat(examination.diagnosis().exitStatus()).isEqualTo(ExitStatus.WARNINGS);
		}
	}

	@Test
	void aServerOlderThanTheDriverKnowsIsNotTakenForSilent() {
		try (PretendingMongo old = new PretendingMongo()) {
			old.answer("isMaster", new de.bwaldvogel.mongo.bson.Document("maxWireVersion", 6));
			Finding connection = Examination.of(this.home, old.uri(), PretendingMongo.DATABASE).worst("connection");
			assertThat(connection.status()).isEqualTo(Status.FAILURE);
			assertThat(connection.title()).contains("older than MongoDB 4.2").doesNotContain("does not answer");
			assertThat(connection.remedy()).contains("upgrade MongoDB");
		}
	}

	@Test
	@Timeout(60)
	void whatGetsNoAnswerIsGivenUpAndTheNextCheckGetsItsTurn() {
		try (PretendingMongo dumb = new PretendingMongo()) {
			Town.in(dumb.database()).place(1);
			dumb.silence("buildInfo");
			Examination examination = Examination.of(this.home, dumb.uri(), PretendingMongo.DATABASE);
			assertThat(examination.status("version")).isEqualTo(Status.WARNING);
			assertThat(examination.text("version")).contains("MongoDB took longer than 5 s");
			assertThat(examination.text("statuses")).contains("'livrée': 1");
		}
	}

	@Test
	void whatListensWithoutAnsweringIsToldFromNobody() throws IOException {
		try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			Examination examination = examine(
					"mongodb://127.0.0.1:%d/?serverSelectionTimeoutMS=500".formatted(mute.getLocalPort()));
			assertThat(examination.worst("connection").detail())
				.contains("something listens, but does not speak MongoDB");
		}
	}

	@Test
	void aDatabaseWithoutOrdersIsAFailure() {
		this.mongo.drop();
		this.town.insert("Other", new Document("x", 1));
		Finding collections = examine().worst("collections");
		assertThat(collections.status()).isEqualTo(Status.FAILURE);
		assertThat(collections.detail()).contains("It holds: Other");
		assertThat(collections.remedy()).contains("MONGODB_DATABASE=");
		assertThat(examine().status("statuses")).isEqualTo(Status.SKIPPED);
	}

	@Test
	void doublesThatBlockTheUniqueIndexAreNamed() {
		this.town.place(1);
		for (String number : List.of("CMD-1", "CMD-2", "CMD-1", "CMD-3", "CMD-1")) {
			this.town.insert("Historique", new Document("numero_commande", number));
		}
		Finding indexes = examine().worst("indexes");
		assertThat(indexes.status()).isEqualTo(Status.FAILURE);
		assertThat(indexes.detail()).contains("CMD-1 (3 times)").doesNotContain("CMD-2", "CMD-3");
		assertThat(indexes.remedy()).contains("find({numero_commande: 'CMD-1'})",
				"createIndex({\"numero_commande\": 1}, {unique: true})");
	}

	@Test
	void archivedOrdersWithoutNumberAreDoublesToo() {
		this.town.place(1);
		this.town.insert("Historique", new Document("n", 1));
		this.town.insert("Historique", new Document("n", 2));
		assertThat(examine().text("indexes")).contains("null (2 times)", "find({numero_commande: null})");
	}

	@Test
	void anIndexInTheWayIsNamedWithTheCommandThatRemovesIt() {
		this.town.place(1);
		collection("Historique").createIndex(NUMBER);
		Finding indexes = examine().worst("indexes");
		assertThat(indexes.status()).isEqualTo(Status.FAILURE);
		assertThat(indexes.title()).contains("Historique has an index 'numero_commande_1' in the place of");
		assertThat(indexes.remedy()).contains("dropIndex('numero_commande_1')", "{unique: true}");
	}

	@Test
	void whatIsNotToBeCreatedMustBeThere() {
		this.town.place(1);
		Settings settings = settings(Creation.NEVER, ANY_PORT, Optional.empty());
		Finding missing = Examination.of(settings).worst("indexes");
		assertThat(missing.status()).isEqualTo(Status.FAILURE);
		assertThat(missing.remedy()).contains("createIndex({\"numero_commande\": 1}, {unique: true})");
		collection("Historique").createIndex(NUMBER, new IndexOptions().unique(true));
		assertThat(Examination.of(settings).status("indexes")).isEqualTo(Status.WARNING);
	}

	@Test
	void indexesThatDoHarmAreWarnedOf() {
		this.town.place(1);
		collection("Historique").createIndex(new Document("nom_client", 1),
				new IndexOptions().expireAfter(60L, TimeUnit.SECONDS));
		Finding indexes = examine().worst("indexes");
		assertThat(indexes.status()).isEqualTo(Status.WARNING);
		assertThat(indexes.title()).contains("TTL index, 'nom_client_1', on nom_client (expireAfterSeconds 60)",
				"archived orders vanish");
		assertThat(indexes.remedy()).contains("dropIndex('nom_client_1')");
	}

	@Test
	void aDefaultCollationIsNamedWithWhatItMeans() {
		assumeThat(this.mongo.isReal()).as("the embedded server knows no collations").isTrue();
		this.mongo.drop();
		Collation french = Collation.builder().locale("fr").collationStrength(CollationStrength.PRIMARY).build();
		this.mongo.database().createCollection("Commande", new CreateCollectionOptions().collation(french));
		collection("Commande").createIndex(new Document("status", 1));
		this.town.place(2);
		this.town.place(this.town.order("A").append("status", "LIVREE"));
		Examination examination = examine();
		assertThat(examination.text("collections")).contains("Commande has the default collation fr, strength 1");
		assertThat(examination.text("statuses")).contains("'livrée': 2", "1 orders are 'LIVREE'");
		ofText();
		assertThat(examine().text("collections")).contains("Its _ids are strings");
	}

	private void ofText() {
		collection("Commande").deleteMany(new Document());
		this.town.place(this.town.order("B").append("_id", "text"));
	}

	@Test
	void statusesThatOnlyLookDeliveredAreCountedAndMended() {
		collection("Commande").createIndex(new Document("status", 1));
		this.town.place(3);
		this.town.place(this.town.order("A").append("status", "Livrée"));
		this.town.place(this.town.order("B").append("status", "livree"));
		this.town.place(this.town.order("C").append("status", "livre\u0301e"));
		this.town.place(this.town.order("D").append("status", "en livraison"));
		Examination examination = examine();
		assertThat(examination.status("statuses")).isEqualTo(Status.WARNING);
		assertThat(examination.text("statuses"))
			.contains("5 statuses", "'livrée': 3", "'en livraison': 1", "1 orders are 'Livrée'", "(upper case)",
					"1 orders are 'livree'", "(no or another accent)", "(a decomposed accent)")
			.contains("updateMany({status: 'livre\\u0301e'}, {$set: {status: 'livr\\u00e9e'}})");
		assertThat(examination.result("statuses").findings()).filteredOn((f) -> f.status() == Status.WARNING)
			.hasSize(3);
	}

	@Test
	void amongManyStatusesTheDeliveredAndTheNearlyDeliveredAreSeen() {
		collection("Commande").createIndex(new Document("status", 1));
		for (int i = 0; i < 40; i++) {
			this.town.place(this.town.order("A" + i).append("status", "a remark " + i));
		}
		this.town.place(2);
		this.town.place(this.town.order("B").append("status", "livrée "));
		assertThat(examine().text("statuses")).contains("'livrée': 2", "(blanks around it)", "and more")
			.doesNotContain("no order is 'livrée'");
	}

	@Test
	void withoutAnyDeliveredOrderThereIsAWarning() {
		this.town.place(this.town.order("A").append("status", "Delivered"));
		assertThat(examine().text("statuses")).contains("no order is 'livrée'");
	}

	@Test
	void deliveredOrdersWithoutUsableDateAreCounted() {
		collection("Commande").createIndex(
				new Document("status", 1).append("date_commande", 1).append("_id", 1).append("numero_commande", 1));
		this.town.place(3);
		assertThat(examine().status("dates")).isEqualTo(Status.OK);
		this.town.place(this.town.order("A").append("date_commande", "2025-06-15"));
		this.town.place(this.town.order("B").append("date_commande", null));
		Finding dates = examine().worst("dates");
		assertThat(dates.status()).isEqualTo(Status.WARNING);
		assertThat(dates.title()).startsWith("2 delivered orders have no usable date_commande");
		assertThat(dates.remedy()).contains("order-archiver archive");
	}

	@Test
	void theSharesAreThoseOfTheOrders() {
		collection("Commande").createIndex(new Document("status", 1));
		this.town.place(6);
		this.town.place(this.town.order("A").append("status", "annulée"));
		this.town.place(this.town.order("B").append("status", "annulée"));
		for (int i = 0; i < 3; i++) {
			this.town.insert("Historique", new Document("numero_commande", "N" + i).append("incomplete", i == 0));
		}
		assertThat(examine().text("shares")).contains("delivered: 6 orders, 75 %",
				"archived: 3 orders, 50 % of as many as are delivered", "incomplete: 33 % of the newest 3 archived");
	}

	@Test
	void aPortThatAnotherProgramHasIsWarnedOf() throws IOException {
		this.town.place(1);
		try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			ManagementAddress taken = new ManagementAddress("127.0.0.1", other.getLocalPort());
			Finding management = Examination.of(settings(Creation.CREATE_MISSING, taken, Optional.empty()))
				.worst("management");
			assertThat(management.status()).isEqualTo(Status.WARNING);
			assertThat(management.remedy()).contains("MANAGEMENT_PORT=");
		}
	}

	@Test
	void aLogDirectoryThatIsAFileIsWarnedOfAndADataDirectoryFails() throws IOException {
		this.town.place(1);
		Path file = Files.createFile(this.home.resolve("logs"));
		Settings settings = settings(Creation.CREATE_MISSING, ANY_PORT,
				Optional.of(new LogSettings(file, LogSettings.Format.PLAIN, 30)));
		assertThat(Examination.of(settings).worst("disk").status()).isEqualTo(Status.WARNING);
		Files.createFile(this.home.resolve("data"));
		assertThat(Examination.of(settings).worst("disk").status()).isEqualTo(Status.FAILURE);
	}

	@Test
	void secretsThatOthersCanReadAreWarnedOf() throws IOException {
		Path dotEnv = Files.createFile(this.home.resolve(".env"));
		assumeThat(this.home.getFileSystem().supportedFileAttributeViews()).contains("posix");
		Files.setPosixFilePermissions(dotEnv, PosixFilePermissions.fromString("rw-r--r--"));
		this.town.place(1);
		Finding settings = examine().worst("settings");
		assertThat(settings.status()).isEqualTo(Status.WARNING);
		assertThat(settings.remedy()).isEqualTo("chmod 600 '%s'".formatted(dotEnv));
		Files.setPosixFilePermissions(dotEnv, PosixFilePermissions.fromString("rw-------"));
		assertThat(examine().status("settings")).isEqualTo(Status.OK);
	}

	@Test
	void settingsThatCannotBeReadAreAFailureLikeOthers() {
		Diagnosis diagnosis = new Doctor(Site.DATABASE, Clock.systemUTC(), List.of()).examine(() -> {
			throw new ConfigurationException("BATCH_SIZE is 'x', but must be a whole number.");
		}, List::of);
		assertThat(diagnosis.exitStatus()).isEqualTo(ExitStatus.FAILED);
		assertThat(diagnosis.results()).hasSize(2).first().extracting(CheckResult::check).isEqualTo("settings");
		assertThat(new Examination(diagnosis).text("settings")).contains("BATCH_SIZE is 'x'", ".env.example");
		assertThat(new Examination(diagnosis).status("everything else")).isEqualTo(Status.SKIPPED);
	}

	@Test
	void withoutAUriThatIsSaid() {
		Settings given = settings(Creation.CREATE_MISSING, ANY_PORT, Optional.empty());
		Settings none = new Settings(given.home(), MongoSettings.NONE, given.batchSize(), given.retries(),
				given.indexCreation(), given.archiveZone(), given.collections(), given.jobDatabase(),
				given.watchEnabled(), given.management(), given.pushgateway(), given.logs(), given.sealKey(),
				given.rabbitmq(), given.redaction());
		Examination examination = Examination.of(none);
		assertThat(examination.text("uri")).contains("MONGODB_URI is not set", "--simulation");
		assertThat(examination.status("connection")).isEqualTo(Status.SKIPPED);
	}

	@Test
	void everyFailureHasARemedy() {
		this.town.place(1);
		collection("Historique").createIndex(NUMBER);
		assertThat(examine().findings(Status.FAILURE)).isNotEmpty()
			.allSatisfy((finding) -> assertThat(finding.remedy()).isNotBlank());
		assertThat(examine("mongodb://no-such-host.invalid/?serverSelectionTimeoutMS=500").findings(Status.FAILURE))
			.hasSize(2)
			.allSatisfy((finding) -> assertThat(finding.remedy()).isNotBlank());
	}

	private Examination examine() {
		return examine(this.mongo.uri());
	}

	private Examination examine(String uri) {
		return Examination.of(this.home, uri, this.mongo.databaseName());
	}

	private Settings settings(Creation creation, ManagementAddress management, Optional<LogSettings> logs) {
		return Examination.settings(this.home, this.mongo.uri(), this.mongo.databaseName(), creation, management, logs);
	}

}
