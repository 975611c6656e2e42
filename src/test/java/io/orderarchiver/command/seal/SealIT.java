package io.orderarchiver.command.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.zaxxer.hikari.HikariDataSource;
import io.orderarchiver.command.CommandFixture;
import io.orderarchiver.command.TypedCommand;
import io.orderarchiver.files.PrivateFiles;
import io.orderarchiver.run.repository.JobRepositoryDataSource;
import io.orderarchiver.run.repository.JobRepositoryLocation.H2File;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.testing.Town;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class SealIT extends CommandFixture {

	private static final int ORDERS = 30;

	private static final String DAY = "2025-06-15";

	private List<Document> archived() {
		List<Document> orders = this.town.place(ORDERS);
		assertThat(type("archive", "--no-progress").exitCode()).isZero();
		return orders;
	}

	private Path path(String name) {
		return this.home.resolve(name);
	}

	private Document seal(String name) {
		return sealWith(settings(), name);
	}

	private Document sealWith(Settings settings, String name) {
		TypedCommand typed = TypedCommand.typeWith(settings, "verify", "--seal", path(name).toString(), "--output",
				"json", "--recheck", "0s", "--no-progress");
		assertThat(typed.exitCode()).as(typed.err()).isZero();
		return Document.parse(typed.out()).get("seal", Document.class);
	}

	private TypedCommand check(String name, String... options) {
		List<String> words = new ArrayList<>(List.of("seal", "check", path(name).toString(), "--no-progress"));
		words.addAll(List.of(options));
		return type(words.toArray(String[]::new));
	}

	private Document checked(String name, int exitCode, String... options) {
		List<String> words = new ArrayList<>(List.of(options));
		words.addAll(List.of("--output", "json"));
		TypedCommand typed = check(name, words.toArray(String[]::new));
		assertThat(typed.exitCode()).as(typed.out() + typed.err()).isEqualTo(exitCode);
		return Document.parse(typed.out());
	}

	private static Map<String, Integer> differences(Document checked) {
		Map<String, Integer> differences = new TreeMap<>();
		checked.get("differences", Document.class).forEach((kind, count) -> {
			if ((int) count > 0) {
				differences.put(kind, (int) count);
			}
		});
		return differences;
	}

	private Settings signing(Path key) {
		Settings given = settings();
		return new Settings(given.home(), given.mongodb(), given.batchSize(), given.retries(), given.indexCreation(),
				given.archiveZone(), given.collections(), given.jobDatabase(), given.watchEnabled(), given.management(),
				given.pushgateway(), given.logs(), Optional.of(key), given.rabbitmq(), given.redaction());
	}

	private Path key(String algorithm, String name) throws IOException, NoSuchAlgorithmException {
		KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
		pem(name + ".pub", "PUBLIC KEY", pair.getPublic().getEncoded());
		return pem(name, "PRIVATE KEY", pair.getPrivate().getEncoded());
	}

	private Path pem(String name, String label, byte[] encoded) throws IOException {
		String text = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(encoded);
		return Files.writeString(path(name), "-----BEGIN %s-----\n%s\n-----END %1$s-----\n".formatted(label, text));
	}

	private void change(Document order, String field, Object value) {
		assertThat(collection("Historique").updateOne(Filters.eq("_id", order.get("_id")), Updates.set(field, value))
			.getModifiedCount()).isEqualTo(1);
	}

	private static void changeByte(Path file, int position) throws IOException {
		byte[] bytes = Files.readAllBytes(file);
		int at = (position < 0) ? bytes.length + position : position;
		bytes[at] = (byte) ((bytes[at] == 'a') ? 'b' : 'a');
		Files.write(file, bytes);
	}

	private static int run(Path directory, String... command) throws IOException {
		try {
			return new ProcessBuilder(command).directory(directory.toFile())
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	private static boolean hasProgram(String name) {
		return Stream.of(System.getenv("PATH").split(":")).anyMatch((each) -> Files.isExecutable(Path.of(each, name)));
	}

	@Test
	void aSealIsTheSameHoweverManyPartitionsWereVerifiedAtOnce() throws IOException {
		this.town.place(this.town.order("CMD-undated").append("date_commande", "yesterday"));
		this.town.place(2000);
		assertThat(type("archive", "--no-progress").exitCode()).isZero();
		for (String partitions : List.of("1", "3")) {
			TypedCommand typed = type("verify", "--seal", path("by-" + partitions).toString(), "--partitions",
					partitions, "--recheck", "0s", "--no-progress");
			assertThat(typed.exitCode()).as(typed.err()).isZero();
		}
		assertThat(files("by-3")).isEqualTo(files("by-1")).isNotEmpty();
		checked("by-3", 0);
	}

	/** All but those that tell of the run, by name. */
	private Map<String, String> files(String seal) throws IOException {
		Map<String, String> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(path(seal))) {
			for (Path file : all.filter(Files::isRegularFile).toList()) {
				if (!List.of("run.json", "manifest-sha256.txt").contains(file.getFileName().toString())) {
					files.put(path(seal).relativize(file).toString(), Files.readString(file));
				}
			}
		}
		return files;
	}

	@Test
	void whatIsSealedAndLeftAloneHolds() throws IOException {
		this.town.place(this.town.order("CMD-undated").append("date_commande", "yesterday"));
		archived();
		Document seal = seal("seal");
		assertThat(seal).containsEntry("archivedOrders", ORDERS + 1)
			.containsEntry("days", 2)
			.containsEntry("signed", false);
		assertThat(Files.readAllLines(path("seal").resolve(DAY + ".sha256"))).hasSize(ORDERS)
			.allMatch((line) -> line.matches("[0-9a-f]{64}  \\{\"\\$oid\": \"[0-9a-f]{24}\"}"));
		assertThat(Files.readAllLines(path("seal").resolve("undated.sha256"))).hasSize(1);
		Document run = Document.parse(Files.readString(path("seal").resolve("run.json")));
		assertThat(run).containsEntry("archivedOrders", ORDERS + 1).containsEntry("formerSeal", null);
		assertThat(run.get("findings", Document.class)).containsEntry("MISSING", 0).hasSize(11);
		Document checked = checked("seal", 0);
		assertThat(differences(checked)).isEmpty();
		assertThat(checked).containsEntry("sealed", ORDERS + 1).containsEntry("digest", seal.getString("digest"));
	}

	@Test
	void aSealIsReadableByItsOwnerAlone() throws IOException {
		archived();
		seal("seal");
		try (Stream<Path> files = Files.walk(path("seal"))) {
			assertThat(files).isNotEmpty().noneMatch(PrivateFiles::isOpenToOthers);
		}
	}

	@Test
	void sha256sumReadsIt() throws IOException {
		assumeThat(hasProgram("sha256sum")).as("sha256sum is there").isTrue();
		archived();
		seal("seal");
		assertThat(run(path("seal"), "sha256sum", "--check", "--strict", "manifest-sha256.txt")).isZero();
		changeByte(path("seal").resolve(DAY + ".sha256"), 3);
		assertThat(run(path("seal"), "sha256sum", "--check", "--strict", "manifest-sha256.txt")).isNotZero();
	}

	@Test
	void opensslMakesTheKeysAndVerifiesTheSignature() throws IOException {
		assumeThat(hasProgram("openssl")).as("openssl is there").isTrue();
		assumeThat(run(this.home, "openssl", "genpkey", "-algorithm", "ed25519", "-out", "key")).as("it knows Ed25519")
			.isZero();
		assertThat(run(this.home, "openssl", "pkey", "-in", "key", "-pubout", "-out", "key.pub")).isZero();
		archived();
		assertThat(sealWith(signing(path("key")), "seal")).containsEntry("signed", true);
		String[] verify = { "openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "../key.pub", "-rawin", "-in",
				"manifest-sha256.txt", "-sigfile", "manifest-sha256.txt.sig" };
		assertThat(run(path("seal"), verify)).isZero();
		assertThat(checked("seal", 0, "--public-key", path("key.pub").toString())).containsEntry("signature", "valid");
		changeByte(path("seal").resolve("manifest-sha256.txt"), 1);
		assertThat(run(path("seal"), verify)).isNotZero();
	}

	@Test
	void aSignatureByAnotherKeyOrOfAnotherManifestIsNoticed() throws IOException, NoSuchAlgorithmException {
		archived();
		sealWith(signing(key("Ed25519", "key")), "seal");
		key("Ed25519", "other");
		assertThat(checked("seal", 0)).containsEntry("signature", "not_checked");
		assertThat(checked("seal", 4, "--public-key", path("other.pub").toString())).containsEntry("signature",
				"invalid");
		changeByte(path("seal").resolve("manifest-sha256.txt.sig"), 5);
		TypedCommand checked = check("seal", "--public-key", path("key.pub").toString());
		assertThat(checked.exitCode()).isEqualTo(4);
		assertThat(checked.out()).contains("Broken: ", "manifest-sha256.txt.sig", "NOT VALID");
		Files.delete(path("seal").resolve("manifest-sha256.txt.sig"));
		assertThat(check("seal", "--public-key", path("key.pub").toString()).out()).contains("the seal is not signed");
	}

	@Test
	void aChangedArchivedOrderIsNamedWithItsDayAndLine() {
		Document order = archived().get(6);
		seal("seal");
		change(order, "adresse_livraison", "45 avenue Victor Hugo, 75116 Pariz");
		Document checked = checked("seal", 4);
		assertThat(differences(checked)).isEqualTo(Map.of("changed", 1));
		assertThat(checked.getList("days", Document.class)).singleElement()
			.extracting((day) -> day.get("day"))
			.isEqualTo(DAY);
		assertThat(checked.getList("orders", Document.class)).singleElement()
			.isEqualTo(new Document("day", DAY).append("difference", "changed")
				.append("id", "{\"$oid\": \"%s\"}".formatted(order.getObjectId("_id").toHexString()))
				.append("line", 7));
	}

	@Test
	void aValueOfAnotherTypeIsAChange() {
		Document order = archived().get(0);
		seal("seal");
		change(order, "temps_estimee", "not equal to 30");
		change(order, "temps_estimee", 30L);
		assertThat(differences(checked("seal", 4))).isEqualTo(Map.of("changed", 1));
	}

	@Test
	void removedAndAddedOnesAreToldApart() {
		Document order = archived().get(3);
		seal("seal");
		collection("Historique").deleteOne(Filters.eq("_id", order.get("_id")));
		collection("Commande").deleteOne(Filters.eq("_id", order.get("_id")));
		this.town.place(this.town.order("CMD-new"));
		this.town
			.place(this.town.order("CMD-new-day").append("date_commande", Date.from(Town.NOON.plusSeconds(86_400))));
		type("archive");
		assertThat(differences(checked("seal", 4))).isEqualTo(Map.of("removed", 1, "added", 2));
		this.town.insert("Historique", new Document("numero_commande", "CMD-foreign"));
		assertThat(differences(checked("seal", 4))).isEqualTo(Map.of("removed", 1, "added", 3));
	}

	@Test
	void whatWasAddedAloneIsNoFault() {
		archived();
		seal("seal");
		this.town.place(this.town.order("CMD-new"));
		type("archive");
		assertThat(differences(checked("seal", 0))).isEqualTo(Map.of("added", 1));
	}

	private Document archivedWithout(String... fields) {
		Document order = this.town.order("CMD-incomplete");
		List.of(fields).forEach(order::remove);
		this.town.place(order);
		archived();
		return order;
	}

	private void completeWith(Document order, String field, Object value) {
		collection("Commande").updateOne(Filters.eq("_id", order.get("_id")), Updates.set(field, value));
		assertThat(type("complete", "--no-progress").exitCode()).isZero();
	}

	@Test
	void whatWasCompletedInSeveralStepsIsToldApart() {
		Document order = archivedWithout("temps_estimee", "moyen_de_payement", "adresse_livraison");
		seal("seal");
		completeWith(order, "temps_estimee", 25);
		seal("between");
		completeWith(order, "adresse_livraison", "1 rue Neuve");
		assertThat(differences(checked("seal", 0))).isEqualTo(Map.of("completed", 1));
		assertThat(differences(checked("between", 0))).isEqualTo(Map.of("completed", 1));
		completeWith(order, "moyen_de_payement", "CB");
		assertThat(differences(checked("seal", 0))).isEqualTo(Map.of("completed", 1));
	}

	@Test
	void aCompletedDateMovesAnOrderToAnotherDayAndIsNoOther() {
		Document order = archivedWithout("date_commande");
		seal("seal");
		completeWith(order, "date_commande", Date.from(Town.NOON));
		Document checked = checked("seal", 0);
		assertThat(differences(checked)).isEqualTo(Map.of("completed", 1));
		assertThat(checked.getList("days", Document.class)).extracting((day) -> day.get("day"))
			.containsExactly("undated");
		seal("later");
		assertThat(differences(checked("later", 0))).isEmpty();
	}

	@Test
	void anOrderThatCameIncompleteAndWasDatedSinceIsAddedOnce() {
		archived();
		seal("seal");
		Document order = this.town.order("CMD-late");
		order.remove("date_commande");
		this.town.place(order);
		type("archive");
		completeWith(order, "date_commande", Date.from(Town.NOON));
		assertThat(differences(checked("seal", 0))).isEqualTo(Map.of("added", 1));
	}

	@Test
	void aCompletionHidesNoOtherChange() {
		Document order = archivedWithout("temps_estimee");
		seal("seal");
		completeWith(order, "temps_estimee", 25);
		change(order, "coût_commande", 16.5);
		assertThat(differences(checked("seal", 4))).isEqualTo(Map.of("changed", 1));
	}

	@Test
	void aMadeUpCompletionOfWhatWasThereIsAChange() {
		Document order = archivedWithout("temps_estimee");
		seal("seal");
		completeWith(order, "temps_estimee", 25);
		change(order, "completions.0.champs", List.of("temps_estimee", "coût_commande"));
		assertThat(differences(checked("seal", 4))).isEqualTo(Map.of("changed", 1));
	}

	/** What {@code complete} cannot have written is no completion. */
	@ParameterizedTest
	@ValueSource(strings = { "completed with nothing", "no boolean", "more in a step", "a field that is none",
			"a field twice" })
	void aForgedCompletionIsAChange(String forgery) {
		Document order = archivedWithout("temps_estimee");
		seal("seal");
		Document step = new Document("date", Date.from(Town.NOON)).append("champs", List.of("temps_estimee"));
		Document forged = collection("Historique").find(Filters.eq("_id", order.get("_id"))).first();
		assertThat(forged).isNotNull();
		forged.remove("champs_manquants");
		forged.append("temps_estimee", 20).append("incomplete", false).append("completions", List.of(step));
		switch (forgery) {
			case "completed with nothing" -> forged.append("temps_estimee", null);
			case "no boolean" -> forged.append("incomplete", "perhaps");
			case "more in a step" -> step.append("by", "somebody");
			case "a field that is none" -> step.append("champs", List.of("temps_estimee", "anything"));
			default -> step.append("champs", List.of("temps_estimee", "temps_estimee"));
		}
		collection("Historique").replaceOne(Filters.eq("_id", order.get("_id")), forged);
		assertThat(differences(checked("seal", 4))).isEqualTo(Map.of("changed", 1));
	}

	@Test
	void completedOnesLeaveRoomForTheNamesOfChangedOnes() {
		for (int i = 0; i < 120; i++) {
			Document order = this.town.order("CMD-incomplete-" + i);
			order.remove("temps_estimee");
			this.town.place(order);
		}
		Document last = this.town
			.place(this.town.order("CMD-x").append("date_commande", Date.from(Town.NOON.plusSeconds(86_400))));
		type("archive", "--no-progress");
		seal("seal");
		collection("Commande").updateMany(new Document(), Updates.set("temps_estimee", 30));
		assertThat(type("complete", "--no-progress").exitCode()).isZero();
		change(last, "coût_commande", 1);
		Document checked = checked("seal", 4);
		assertThat(differences(checked)).isEqualTo(Map.of("changed", 1, "completed", 120));
		assertThat(checked.getList("orders", Document.class).get(0)).containsEntry("difference", "changed");
	}

	@Test
	void aRunWithoutItsSealIsVerifiedAnewBeforeItIsSealed() throws IOException {
		List<Document> orders = archived();
		seal("seal");
		int run = Document.parse(Files.readString(path("seal").resolve("run.json"))).getInteger("run");
		forgetTheEndOf(run);
		PrivateFiles.deleteTree(path("seal"));
		change(orders.get(0), "coût_commande", 1);
		TypedCommand typed = type("verify", "--seal", path("seal").toString(), "--recheck", "0s", "--no-progress");
		assertThat(typed.exitCode()).as(typed.out()).isEqualTo(4);
		assertThat(path("seal")).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void namedErasuresAreToldApart(boolean json) throws IOException {
		List<Document> orders = archived();
		seal("seal");
		change(orders.get(1), "nom_client", "");
		change(orders.get(2), "nom_client", "");
		String id = orders.get(1).getObjectId("_id").toHexString();
		Path erasures = Files.writeString(path("erasures"), json ? "{\"$oid\": \"%s\"}\n".formatted(id) : "\n " + id);
		assertThat(differences(checked("seal", 4, "--erasures", erasures.toString())))
			.isEqualTo(Map.of("erased", 1, "changed", 1));
		change(orders.get(2), "nom_client", "Élodie Durand");
		assertThat(differences(checked("seal", 0, "--erasures", erasures.toString()))).isEqualTo(Map.of("erased", 1));
	}

	@Test
	void anEditedSealNamesFileAndLine() throws IOException {
		archived();
		seal("seal");
		Path file = path("seal").resolve(DAY + ".sha256");
		List<String> lines = Files.readAllLines(file);
		lines.set(4, (lines.get(4).startsWith("0") ? "1" : "0") + lines.get(4).substring(1));
		Files.write(file, lines);
		Document checked = checked("seal", 4);
		assertThat(checked.getList("problems", String.class)).singleElement().asString().contains(file.toString());
		assertThat(checked.getList("orders", Document.class)).singleElement()
			.extracting((order) -> order.get("line"))
			.isEqualTo(5);
		lines.set(4, "not a line");
		Files.write(file, lines);
		assertThat(check("seal").out()).contains(file + " has a line 5 that is no digest with the _id of an order");
	}

	@Test
	void aTruncatedSealNamesFileAndLine() throws IOException {
		archived();
		seal("seal");
		Path file = path("seal").resolve(DAY + ".sha256");
		byte[] whole = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(whole, 500));
		assertThat(check("seal").out()).contains(file + " was changed after sealing",
				"is truncated: its line 5 has no end");
		Files.delete(file);
		assertThat(check("seal").out()).contains(file + " is missing");
		Files.write(file, whole);
		Files.writeString(path("seal").resolve("2025-06-16.sha256"), "");
		assertThat(check("seal").out()).contains("2025-06-16.sha256 is no part of the seal");
	}

	@Test
	void aBrokenManifestOrRunIsNamed() throws IOException {
		archived();
		seal("seal");
		Path run = path("seal").resolve("run.json");
		String content = Files.readString(run);
		Files.writeString(run, content.replace("\"zone\" : \"Z\"", "\"zone\" : \"Y\""));
		assertThat(check("seal").exitCode()).isEqualTo(4);
		assertThat(check("seal").out()).contains(run + " names a window or a zone that is none");
		Files.writeString(run, content.substring(0, 40));
		assertThat(check("seal").out()).contains(run + " cannot be read as the run of a seal, at line");
		Files.delete(run);
		assertThat(checked("seal", 4).getList("problems", String.class)).containsExactly(run + " is missing.");
		Files.writeString(run, content);
		Path manifest = path("seal").resolve("manifest-sha256.txt");
		Files.writeString(manifest, "%s  ../../etc/passwd\n".formatted("0".repeat(64)));
		assertThat(check("seal").exitCode()).isEqualTo(4);
		assertThat(check("seal").out()).contains(manifest + " has a line 1 that is no digest with the name of a file");
		Files.delete(manifest);
		assertThat(check("seal").exitCode()).isEqualTo(4);
	}

	@Test
	void anArchiveThatIsNotProvenIsNotSealed() {
		archived();
		this.town.place(this.town.order("CMD-missing"));
		TypedCommand refused = type("verify", "--seal", path("seal").toString(), "--recheck", "0s");
		assertThat(refused.exitCode()).isEqualTo(4);
		assertThat(refused.out()).contains("NOT SEALED", "--seal-with-findings");
		assertThat(path("seal")).doesNotExist();
		TypedCommand sealed = type("verify", "--seal", path("seal").toString(), "--recheck", "0s",
				"--seal-with-findings", "--output", "json");
		assertThat(sealed.exitCode()).isEqualTo(4);
		assertThat(Document.parse(sealed.out()).get("seal", Document.class)).containsEntry("archivedOrders", ORDERS);
		assertThat(differences(checked("seal", 0))).isEmpty();
	}

	@Test
	void aSealIsNeverWrittenOverAnything() throws IOException {
		archived();
		Files.createDirectory(path("seal"));
		seal("seal");
		TypedCommand refused = type("verify", "--seal", path("seal").toString());
		assertThat(refused.exitCode()).isEqualTo(2);
		assertThat(refused.err()).contains("--seal '%s' is not empty".formatted(path("seal")));
		assertThat(type("runs", "list", "--job", "verify").out().lines()).hasSize(2);
		Files.createFile(path("file"));
		assertThat(type("verify", "--seal", path("file").toString()).err()).contains("it is no directory");
		assertThat(type("verify", "--seal", path("no").resolve("where").toString()).err())
			.contains("there is no directory " + path("no"));
		Files.createDirectory(path("target"));
		Files.createSymbolicLink(path("link"), path("target"));
		assertThat(type("verify", "--seal", path("link").toString()).err()).contains("it is a link");
	}

	@Test
	void aSealIsOfAllValuesOfAllOrders() {
		for (String less : List.of("--fast", "--sample=50%")) {
			TypedCommand typed = type("verify", "--seal", path("seal").toString(), less);
			assertThat(typed.exitCode()).isEqualTo(2);
			assertThat(typed.err()).contains("leave out " + less.substring(0, 6));
		}
		assertThat(type("verify", "--seal-with-findings").err()).contains("add --seal DIR");
	}

	@ParameterizedTest
	@ValueSource(strings = { "RSA", "EC" })
	void aKeyOfAnotherKindIsRefusedBeforeAnythingIsDone(String algorithm) throws IOException, NoSuchAlgorithmException {
		Path other = key(algorithm, "other");
		TypedCommand typed = TypedCommand.typeWith(signing(other), "verify", "--seal", path("seal").toString());
		assertThat(typed.exitCode()).isEqualTo(2);
		assertThat(typed.err()).contains("SEAL_KEY_FILE", other.toString(), "of another kind than Ed25519",
				"openssl genpkey -algorithm ed25519");
		archived();
		seal("seal");
		assertThat(check("seal", "--public-key", other + ".pub").err()).contains("--public-key", "another kind");
		assertThat(check("seal", "--public-key", other + ".pub").exitCode()).isEqualTo(2);
	}

	@Test
	void whatIsNoKeyOrNoSealIsRefused() throws IOException, NoSuchAlgorithmException {
		Path key = key("Ed25519", "key");
		archived();
		seal("seal");
		assertThat(check("seal", "--public-key", key.toString()).err()).contains("holds a 'PRIVATE KEY'",
				"must hold a 'PUBLIC KEY'");
		assertThat(check("seal", "--public-key", path("no").toString()).err()).contains("cannot be read");
		assertThat(check("seal", "--public-key", path("seal/run.json").toString()).err()).contains("is no key in PEM");
		assertThat(check("seal", "--erasures", path("no").toString()).exitCode()).isEqualTo(2);
		TypedCommand noSeal = check("nothing");
		assertThat(noSeal.exitCode()).isEqualTo(2);
		assertThat(noSeal.err()).contains("is no seal: there is no manifest-sha256.txt in it");
	}

	@Test
	void eachSealNamesTheOneBeforeSoThatARemovedOrReplacedOneShows() throws IOException {
		archived();
		String first = seal("first").getString("digest");
		seal("second");
		seal("third");
		assertThat(Document.parse(Files.readString(path("second").resolve("run.json")))).containsEntry("formerSeal",
				first);
		assertThat(chain(0)).isEqualTo(Map.of("first", "first", "second", "follows", "third", "follows"));
		changeByte(path("first").resolve("manifest-sha256.txt"), 2);
		assertThat(chain(4)).isEqualTo(Map.of("first", "replaced", "second", "former_missing", "third", "follows"));
		PrivateFiles.deleteTree(path("first"));
		assertThat(chain(4)).isEqualTo(Map.of("first", "removed", "second", "former_missing", "third", "follows"));
		Path run = path("third").resolve("run.json");
		String content = Files.readString(run);
		Files.writeString(run, content.replaceAll("\"formerSeal\" : \"[0-9a-f]+\"", "\"formerSeal\" : null"));
		assertThat(chain(4)).containsEntry("third", "unreadable");
		Files.delete(run);
		assertThat(chain(4)).containsEntry("third", "unreadable").hasSize(3);
		Files.writeString(run, content);
		Files.createDirectory(path("elsewhere"));
		Files.move(path("third"), path("elsewhere/third"));
		assertThat(chain(4)).containsEntry("third", "removed");
		Files.move(path("elsewhere/third"), path("fourth"));
		assertThat(chain(4)).doesNotContainKey("third").containsEntry("fourth", "follows");
		PrivateFiles.deleteTree(path("data"));
		assertThat(chain(4)).isEqualTo(Map.of("second", "former_missing", "fourth", "follows"));
		seal("fifth");
		assertThat(chain(4)).containsEntry("fifth", "follows");
	}

	@Test
	void aRunThatWasKilledBehindItsSealGoesOnWithIt() throws IOException {
		archived();
		String digest = seal("seal").getString("digest");
		int run = Document.parse(Files.readString(path("seal").resolve("run.json"))).getInteger("run");
		forgetTheEndOf(run);
		Files.createDirectories(path("seal.run-%d.draft".formatted(run)));
		assertThat(seal("seal")).containsEntry("digest", digest);
	}

	/** As if the process had been killed before the job repository knew of the seal. */
	private void forgetTheEndOf(int run) {
		H2File repository = new H2File(this.home.resolve("data").resolve("job-repository"));
		try (HikariDataSource source = JobRepositoryDataSource.open(repository)) {
			JdbcClient jdbc = JdbcClient.create(source);
			long execution = jdbc.sql("""
					SELECT JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION_PARAMS
					WHERE PARAMETER_NAME = 'run' AND PARAMETER_VALUE = ?""")
				.param(Integer.toString(run))
				.query(Long.class)
				.single();
			jdbc.sql("""
					UPDATE BATCH_STEP_EXECUTION SET STATUS = 'STOPPED', EXIT_CODE = 'STOPPED'
					WHERE STEP_NAME = 'sealArchive' AND JOB_EXECUTION_ID = ?""").param(execution).update();
			jdbc.sql("""
					UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STOPPED', EXIT_CODE = 'STOPPED'
					WHERE JOB_EXECUTION_ID = ?""").param(execution).update();
		}
	}

	private Map<String, String> chain(int exitCode) {
		TypedCommand typed = type("seal", "list", this.home.toString(), "--output", "json");
		assertThat(typed.exitCode()).as(typed.out() + typed.err()).isEqualTo(exitCode);
		Map<String, String> chain = new TreeMap<>();
		Document.parse(typed.out())
			.getList("seals", Document.class)
			.forEach((seal) -> chain.put(Path.of(seal.getString("directory")).getFileName().toString(),
					seal.getString("chain")));
		return chain;
	}

	@Test
	void anIdOfAnyBytesIsOneLineOfItsOwn() throws IOException {
		archived();
		for (Object id : List.of("a\nb", "a\\nb", "\"quoted\"", 5, 6L, 5.5, new Document("a", 1).append("b", "x\ty"),
				new ObjectId().toHexString(), Date.from(Town.NOON))) {
			this.town.insert("Historique",
					new Document("_id", id).append("numero_commande", "CMD-" + id.hashCode() + id.getClass()));
		}
		seal("seal");
		assertThat(Files.readAllLines(path("seal").resolve("undated.sha256"))).map((line) -> line.substring(66))
			.contains("\"a\\nb\"", "\"a\\\\nb\"", "\"\\\"quoted\\\"\"",
					"{\"a\": {\"$numberInt\": \"1\"}, \"b\": \"x\\ty\"}")
			.doesNotHaveDuplicates();
		assertThat(differences(checked("seal", 0))).isEmpty();
	}

}
