package io.orderarchiver.mongo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.mongodb.ConnectionString;
import io.orderarchiver.testing.TestCertificate;
import io.orderarchiver.testing.TestMongo;
import io.orderarchiver.testing.TlsProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * TLS in front of a MongoDB, with certificates that no authority of the JDK has signed.
 */
@SuppressWarnings("NullAway.Init")
class TrustedAuthorityIT {

	@RegisterExtension
	static final TestMongo mongo = TestMongo.forClass(TrustedAuthorityIT.class);

	@TempDir
	static Path directory;

	static TestCertificate shown;

	static TestCertificate other;

	static TlsProxy proxy;

	@BeforeAll
	static void start() throws Exception {
		shown = TestCertificate.of(directory, "shown", "localhost");
		other = TestCertificate.of(directory, "other", "localhost");
		proxy = new TlsProxy(shown, host());
	}

	@AfterAll
	static void stop() {
		proxy.close();
	}

	@Test
	void aServerWithACertificateOfTheAuthorityIsTrusted() {
		try (MongoConnection connection = MongoConnection.open(target(proxy).trusting(shown.pem()), List.of())) {
			assertThat(connection.database().listCollectionNames()).isEmpty();
		}
	}

	@Test
	void anAuthorityMayBeOneOfSeveralInItsFile() throws Exception {
		Path bundle = directory.resolve("bundle.pem");
		Files.writeString(bundle, Files.readString(other.pem()) + Files.readString(shown.pem()));
		try (MongoConnection connection = MongoConnection.open(target(proxy).trusting(bundle), List.of())) {
			assertThat(connection.database().listCollectionNames()).isEmpty();
		}
	}

	@Test
	void withoutItsAuthorityAServerIsRefusedAndTheSettingIsNamed() {
		assertThatExceptionOfType(ConnectionFailedException.class)
			.isThrownBy(() -> MongoConnection.open(target(proxy), List.of()))
			.withMessageContaining("TLS with MongoDB at localhost:" + proxy.port())
			.withMessageContaining("an authority that this host does not trust")
			.withMessageContaining("MONGODB_CA_FILE");
	}

	@Test
	void theCertificateOfAnotherAuthorityIsRefused() {
		assertThatExceptionOfType(ConnectionFailedException.class)
			.isThrownBy(() -> MongoConnection.open(target(proxy).trusting(other.pem()), List.of()))
			.withMessageContaining("not signed by the authority in MONGODB_CA_FILE (%s)".formatted(other.pem()));
	}

	@Test
	void theCertificateOfAnotherHostIsRefused() throws Exception {
		TestCertificate elsewhere = TestCertificate.of(directory, "elsewhere", "elsewhere.example.com");
		try (TlsProxy stray = new TlsProxy(elsewhere, host())) {
			assertThatExceptionOfType(ConnectionFailedException.class)
				.isThrownBy(() -> MongoConnection.open(target(stray).trusting(elsewhere.pem()), List.of()))
				.withMessageContaining("its certificate is not for this host name");
		}
	}

	@Test
	void aPortThatSpeaksNoTlsIsTold() {
		MongoTarget target = MongoTarget.of("mongodb://" + host()
				+ "/?tls=true&directConnection=true&connectTimeoutMS=1500&serverSelectionTimeoutMS=3000", null);
		assertThatExceptionOfType(ConnectionFailedException.class)
			.isThrownBy(() -> MongoConnection.open(target, List.of()))
			.withMessageContaining("TLS");
	}

	@Test
	void whereTlsIsNotAskedForTheAuthorityIsInVain() {
		MongoTarget target = MongoTarget.of("mongodb://localhost:" + proxy.port(), null).trusting(shown.pem());
		assertThat(target.overridden())
			.containsExactly("MONGODB_CA_FILE is set, but MONGODB_URI asks for no TLS. Add tls=true to it.");
	}

	@Test
	void whatDoesNotAnswerIsAskedWithTheSameTrust() {
		assertThat(new ServerGreeting(target(proxy).trusting(shown.pem())).ask()).hasSize(1)
			.allSatisfy((line) -> assertThat(line).contains("answers"));
		assertThat(new ServerGreeting(target(proxy)).ask()).hasSize(1)
			.allSatisfy((line) -> assertThat(line).contains("TLS with MongoDB", "MONGODB_CA_FILE"));
	}

	private static String host() {
		return new ConnectionString(mongo.uri()).getHosts().get(0);
	}

	private static MongoTarget target(TlsProxy shown) {
		return MongoTarget.of("mongodb://localhost:%d/?tls=true&directConnection=true&serverSelectionTimeoutMS=3000"
			.formatted(shown.port()), mongo.databaseName());
	}

}
