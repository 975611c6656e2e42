package io.orderarchiver.doctor;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.orderarchiver.archive.indexes.ArchiveIndexes.Creation;
import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.doctor.finding.Finding.Status;
import io.orderarchiver.management.ManagementAddress;
import io.orderarchiver.run.settings.BrokerSettings;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.testing.TestCertificate;
import io.orderarchiver.testing.TestRabbit;
import io.orderarchiver.testing.TlsProxy;
import io.orderarchiver.testing.TownFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What is wrong with the broker is told apart, each with its remedy. */
class DoctorBrokerIT extends TownFixture {

	@Test
	void withoutABrokerNothingIsLookedAt() {
		Examination examination = examine(Optional.empty());
		assertThat(examination.status("broker")).isEqualTo(Status.INFO);
		assertThat(examination.text("broker")).contains("RABBITMQ_URI is not set");
		assertThat(examination.diagnosis().results()).noneMatch((result) -> result.check().equals("queue"));
	}

	@Test
	void aBrokerThatLetsThisUserInIsNamed() {
		Examination examination = examine(Optional.of(TestRabbit.uri()));
		assertThat(examination.status("broker")).isEqualTo(Status.OK);
		assertThat(examination.worst("broker").title()).contains("RabbitMQ", "virtual host", "user");
	}

	@Test
	void lookingCreatesNoQueue() {
		String uri = TestRabbit.uri();
		assertThat(examine(Optional.of(uri)).worst("queue").title()).contains("is not there yet");
		assertThat(examine(Optional.of(uri)).worst("queue").title()).contains("is not there yet");
	}

	@Test
	void aJobRepositoryInAFileIsWarnedOf() {
		Finding workers = examine(Optional.of(TestRabbit.uri())).worst("workers");
		assertThat(workers.status()).isEqualTo(Status.WARNING);
		assertThat(workers.remedy()).contains("BATCH_DATABASE_URL=jdbc:postgresql:");
	}

	@ParameterizedTest
	@CsvSource({ "amqp://nobody:S3cr%21tPw@HOST/,refuses the user 'nobody',rabbitmqctl add_user 'nobody'",
			"amqp://USER@HOST/no-such-host-in-it,has no virtual host 'no-such-host-in-it',rabbitmqctl add_vhost",
			"amqp://u:S3cr%21tPw@127.0.0.1:1/,does not answer on 127.0.0.1:1,nc -vz -w 5 127.0.0.1 1",
			"amqp://u:S3cr%21tPw@no-such-host.invalid/,DNS knows no address of no-such-host.invalid,nslookup",
			"amqp://u:S3cr%21tPw@HOST/a/b,RABBITMQ_URI must look like,%2f" })
	void whatKeepsFromConnectingIsToldApart(String uri, String title, String remedy) {
		URI broker = URI.create(TestRabbit.uri());
		Examination examination = examine(
				Optional.of(uri.replace("HOST", broker.getRawAuthority().replaceFirst(".*@", ""))
					.replace("USER", String.valueOf(broker.getRawUserInfo()))));
		Finding finding = examination.worst("broker");
		assertThat(finding.status()).isEqualTo(Status.FAILURE);
		assertThat(finding.title()).contains(title);
		assertThat(finding.remedy()).contains(remedy);
		assertThat(examination.status("queue")).isEqualTo(Status.SKIPPED);
		assertThat(examination.diagnosis().toString()).doesNotContain("S3cr", "tPw");
	}

	@Test
	void aBrokerWhoseCertificateAPrivateAuthoritySignedIsTrustedByItsFile() throws Exception {
		URI broker = URI.create(TestRabbit.uri());
		TestCertificate shown = TestCertificate.of(this.home, "shown", "localhost");
		TestCertificate other = TestCertificate.of(this.home, "other", "localhost");
		try (TlsProxy proxy = new TlsProxy(shown, broker.getHost() + ":" + broker.getPort())) {
			String uri = "amqps://%s@localhost:%d".formatted(broker.getRawUserInfo(), proxy.port());
			assertThat(examineWith(Optional.of(new BrokerSettings(uri, Optional.of(shown.pem())))).status("broker"))
				.isEqualTo(Status.OK);
			Finding untrusted = examine(Optional.of(uri)).worst("broker");
			assertThat(untrusted.title()).contains("TLS with RabbitMQ at localhost:" + proxy.port(),
					"an authority that this host does not trust", "RABBITMQ_CA_FILE");
			assertThat(untrusted.remedy()).contains("openssl s_client -connect localhost:" + proxy.port());
			assertThat(
					examineWith(Optional.of(new BrokerSettings(uri, Optional.of(other.pem())))).worst("broker").title())
				.contains("not signed by the authority in RABBITMQ_CA_FILE (%s)".formatted(other.pem()));
			Finding unread = examineWith(
					Optional.of(new BrokerSettings(uri, Optional.of(this.home.resolve("nowhere.pem")))))
				.worst("broker");
			assertThat(unread.title()).contains("nowhere.pem, which cannot be read");
			assertThat(unread.remedy()).contains("openssl x509 -in", "RABBITMQ_URI=amqps://");
		}
	}

	/** Where RabbitMQ's own tool is there, and may be used. */
	@Test
	void aRightThatIsMissingIsNamedWithTheCommandThatGrantsIt() throws Exception {
		String name = "test-" + UUID.randomUUID();
		assumeThat(URI.create(TestRabbit.uri()).getHost()).isEqualTo("127.0.0.1");
		assumeThat(rabbitmqctl("add_vhost", name)).isTrue();
		try {
			rabbitmqctl("add_user", name, name);
			Optional<String> uri = Optional.of("amqp://%1$s:%1$s@127.0.0.1/%1$s".formatted(name));
			grant(name, "^$", "^order-archiver\\..*", "^$");
			assertThat(examine(uri).worst("queue").title())
				.endsWith("lacks rights on the queue: configure, write, read");
			grant(name, "^order-archiver\\..*", "^order-archiver\\..*", "^order-archiver\\..*");
			Finding finding = examine(uri).worst("queue");
			assertThat(finding.status()).isEqualTo(Status.FAILURE);
			assertThat(finding.title()).endsWith("lacks rights on the queue: write");
			assertThat(finding.remedy()).contains("rabbitmqctl set_permissions -p '%1$s' '%1$s'".formatted(name));
			List<String> words = List.of(String.valueOf(finding.remedy()).replace("'", "").split(" "));
			grant(name, words.get(5), words.get(6), words.get(7));
			assertThat(examine(uri).status("queue")).isLessThan(Status.WARNING);
		}
		finally {
			rabbitmqctl("delete_user", name);
			rabbitmqctl("delete_vhost", name);
		}
	}

	private static void grant(String name, String configure, String write, String read) throws Exception {
		assertThat(rabbitmqctl("set_permissions", "-p", name, name, configure, write, read)).isTrue();
	}

	private static boolean rabbitmqctl(String... words) throws InterruptedException {
		List<String> command = new ArrayList<>(List.of("rabbitmqctl", "--quiet"));
		command.addAll(List.of(words));
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private Examination examine(Optional<String> uri) {
		return examineWith(uri.map((text) -> new BrokerSettings(text, Optional.empty())));
	}

	private Examination examineWith(Optional<BrokerSettings> broker) {
		Settings given = Examination.settings(this.home, this.mongo.uri(), this.mongo.databaseName(),
				Creation.CREATE_MISSING, new ManagementAddress("127.0.0.1", 0), Optional.empty());
		return Examination
			.of(new Settings(given.home(), given.mongodb(), given.batchSize(), given.retries(), given.indexCreation(),
					given.archiveZone(), given.collections(), given.jobDatabase(), given.watchEnabled(),
					given.management(), given.pushgateway(), given.logs(), given.sealKey(), broker, given.redaction()));
	}

}
