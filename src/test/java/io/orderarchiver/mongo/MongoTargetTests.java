package io.orderarchiver.mongo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MongoTargetTests {

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "mongodb://h:1/Orders,-,Orders", "mongodb://h:1/Orders,Orders,Orders",
					"mongodb://h:1,Orders,Orders", "mongodb://h:1/,-,Ubereats", "mongodb://h:1/?w=1,-,Ubereats",
					"mongodb://h:1/Orders.Commande,-,Orders", "' mongodb://h:1/Orders\t',-,Orders" })
	void theDatabaseIsTheSettingsOrTheUrisOrTheOriginals(String uri, @Nullable String setting, String database) {
		assertThat(MongoTarget.of(uri, setting).database()).isEqualTo(database);
	}

	@Test
	void twoDatabasesAreOneTooMany() {
		assertThatExceptionOfType(InvalidTargetException.class)
			.isThrownBy(() -> MongoTarget.of("mongodb://u:s3cr3t@h:1/Orders", "Ubereats"))
			.withMessage("MONGODB_URI names the database 'Orders', but MONGODB_DATABASE says 'Ubereats'."
					+ " Make them equal, or leave one of them out.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Uber eats", "a/b", "a.b", "a\"b", "a\\b" })
	void aNameThatNoDatabaseCanHaveIsRefused(String setting) {
		assertThatExceptionOfType(InvalidTargetException.class)
			.isThrownBy(() -> MongoTarget.of("mongodb://u:s3cr3t@h:1", setting))
			.withMessageContaining("MONGODB_DATABASE is '" + setting + "'");
	}

	static Stream<Arguments> nasty() {
		return Stream.of(nasty("http://user:s3cr3t@host/db", "s3cr3t"), nasty("s3cr3t", "s3cr3t"), nasty("", "s3cr3t"),
				nasty("mongodb://user:s3cr3t@", "s3cr3t"), nasty("mongodb://user:s3cr3t@/db", "s3cr3t"),
				nasty("mongodb://:s3cr3t@host/db", "s3cr3t"), nasty("mongodb://user:s3cr3t@host:port/db", "s3cr3t"),
				nasty("mongodb://user:s3cr3t@host:99999/db", "s3cr3t"),
				nasty("mongodb://user:12345?a=r3t@host/db", "12345", "r3t"),
				nasty("mongodb://user:s3c%zzr3t@host/db", "s3c", "r3t"),
				nasty("mongodb://user:s3c@r3t@host/db", "s3c", "r3t"),
				nasty("mongodb://user:s3c:r3t@host/db", "s3c", "r3t"),
				nasty("mongodb://user:s3c/r3t@host/db", "s3c", "r3t"),
				nasty("mongodb://user:12345/r3t@host", "12345", "r3t"),
				nasty("mongodb://user:s3c@r3t/w0rd@host", "s3c", "r3t", "w0rd"),
				nasty("mongodb://user:s3c@r3t/w0rd@host/db", "s3c", "r3t", "w0rd"),
				nasty("mongodb://user:12345/?a=r3t@host/db", "12345", "r3t"),
				nasty("mongodb://user:12345/?r3t@host/db", "12345", "r3t"),
				nasty("mongodb://user:s3c@r3t/?a=w0rd@host/db", "s3c", "r3t", "w0rd"),
				nasty("mongodb://user:s3cr3t@host/db?readPreference=nowhere", "s3cr3t"),
				nasty("mongodb://user:s3cr3t@host/db?authMechanism=WRONG", "s3cr3t"),
				nasty("mongodb://user:s3cr3t@host/db?w=1&w", "s3cr3t"),
				nasty("mongodb://user:s3cr3t@host/a b", "s3cr3t"),
				nasty("mongodb+srv://user:s3cr3t@host.example.com:27017/db", "s3cr3t"),
				nasty("mongodb+srv://user:s3cr3t@a.example.com,b.example.com/db", "s3cr3t"));
	}

	@Test
	void whatAUriLooksLikeIsNotTakenForASecret() {
		assertThatExceptionOfType(InvalidTargetException.class)
			.isThrownBy(() -> MongoTarget.of("http://u:s3cr3t@h", null))
			.satisfies((refused) -> assertThat(new Redaction(List.of("s3cr3t")).apply(refused.toString()))
				.contains("mongodb://host:27017/", "user:password@"));
	}

	@ParameterizedTest
	@MethodSource("nasty")
	void aUriThatCannotBeReadIsRefusedWithoutAPieceOfThePassword(String uri, List<String> pieces) {
		for (String database : new @Nullable String[] { null, "Ubereats" }) {
			assertThatExceptionOfType(InvalidTargetException.class).isThrownBy(() -> MongoTarget.of(uri, database))
				.withNoCause()
				.satisfies((refused) -> assertThat(refused.toString()).contains("MONGODB_URI", "percent-encoded")
					.doesNotContain(pieces));
		}
	}

	@Test
	void anEncodedPasswordIsUnderstoodAndNeverShown() {
		MongoTarget target = MongoTarget.of("mongodb://user:p%40ss%2Fw%3Ard@b:2,a:1/Orders?replicaSet=rs0", null);
		assertThat(target.uri().getPassword()).isEqualTo("p@ss/w:rd".toCharArray());
		assertThat(target).hasToString("Orders on a:1,b:2");
	}

	@Test
	void whatCouldLoseAnOrderIsOverriddenWithAWarningEach() {
		assertThat(MongoTarget.of("mongodb://h/?readPreference=secondaryPreferred&readConcernLevel=local&w=1", null)
			.overridden()).hasSize(3)
			.satisfiesExactly((warning) -> assertThat(warning).contains("readPreference=secondaryPreferred"),
					(warning) -> assertThat(warning).contains("read concern"),
					(warning) -> assertThat(warning).contains("w=1"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "mongodb://h", "mongodb://h/?readPreference=primary&readConcernLevel=majority&w=majority",
			"mongodb://h/?w=majority&wtimeoutMS=100&retryWrites=false" })
	void nothingIsSaidOfAUriThatAsksForNoLess(String uri) {
		assertThat(MongoTarget.of(uri, null).overridden()).isEmpty();
	}

	private static Arguments nasty(String uri, String... pieces) {
		return Arguments.of(uri, List.of(pieces));
	}

	@ParameterizedTest
	@CsvSource({ "tlsCAFile=/ca.pem,tlsCAFile,MONGODB_CA_FILE", "ssl_ca_certs=/ca.pem,ssl_ca_certs,MONGODB_CA_FILE",
			"tlsCertificateKeyFile=/me.pem,tlsCertificateKeyFile,javax.net.ssl.keyStore",
			"tlsAllowInvalidCertificates=true,tlsAllowInvalidCertificates,MONGODB_CA_FILE",
			"TLSCAFILE=/ca.pem,TLSCAFILE,MONGODB_CA_FILE" })
	void aTlsOptionThatTheDriverIgnoresIsTold(String option, String name, String remedy) {
		assertThat(MongoTarget.of("mongodb://u:s3cr3t@h/?tls=true&" + option, null).overridden()).hasSize(1)
			.allSatisfy((sentence) -> assertThat(sentence).contains(name, "ignores", remedy)
				.doesNotContain(".pem", "s3cr3t"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tls=true", "ssl=true", "tls=true&tlsAllowInvalidHostnames=true",
			"tls=true&tlsInsecure=true", "retryWrites=true&appName=tlsCAFile" })
	void theTlsOptionsThatTheDriverUnderstandsAreFine(String options) {
		assertThat(MongoTarget.of("mongodb://h/?" + options, null).overridden()).isEmpty();
	}

	@Test
	void anAuthorityThatIsNoneIsRefused(@TempDir Path directory) throws IOException {
		MongoTarget target = MongoTarget.of("mongodb://h/?tls=true", null);
		Path nowhere = directory.resolve("nowhere.pem");
		Path empty = Files.createFile(directory.resolve("empty.pem"));
		Path key = Files.writeString(directory.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n");
		assertThatExceptionOfType(InvalidTargetException.class).isThrownBy(() -> target.trusting(nowhere))
			.withMessageContaining("MONGODB_CA_FILE names " + nowhere)
			.withMessageContaining("NoSuchFileException");
		for (Path file : List.of(empty, key)) {
			assertThatExceptionOfType(InvalidTargetException.class).isThrownBy(() -> target.trusting(file))
				.withMessageContaining("MONGODB_CA_FILE names " + file)
				.withMessageContaining("-----BEGIN CERTIFICATE-----");
		}
	}

}
