package io.orderarchiver.command.worker;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.orderarchiver.testing.ChildJvm;
import io.orderarchiver.testing.TestCertificate;
import io.orderarchiver.testing.TlsProxy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What several processes cannot work with is refused before anything is touched. */
class WorkerRefusalsIT extends WorkersFixture {

	@Test
	void brokerThatRefusesThePasswordIsNamedAndThePasswordIsNot() throws IOException {
		placeOrders();
		assertRefused(2, Map.of("RABBITMQ_URI", broker("guest:wrong-secret@", "/")),
				"refuses user or password. Check RABBITMQ_URI");
	}

	@Test
	void virtualHostThatIsNotThereIsNamed() throws IOException {
		placeOrders();
		assertRefused(2, Map.of("RABBITMQ_URI", broker("guest:guest@", "/nowhere")), "virtual host nowhere",
				"no such virtual host, or no right to it. Check RABBITMQ_URI");
	}

	@Test
	void queueThatWasDeclaredInAnotherWayIsNamed() throws Exception {
		placeOrders();
		ChildJvm first = worker();
		HintQueue queue = new HintQueue(rows().target());
		first.terminate();
		first.awaitExit();
		queue.delete();
		queue.declareInAnotherWay();
		try {
			assertRefused(2, Map.of(), queue.name() + " that was declared in another way", "delete it");
		}
		finally {
			queue.delete();
		}
	}

	@Test
	void brokerThatIsNotThereFailsTheStart() throws IOException {
		placeOrders();
		int unused;
		try (ServerSocket socket = new ServerSocket(0)) {
			unused = socket.getLocalPort();
		}
		assertRefused(1, Map.of("RABBITMQ_URI", "amqp://guest:wrong-secret@127.0.0.1:" + unused + "/"),
				"RabbitMQ on 127.0.0.1:" + unused, "cannot be reached", "Is it running?");
	}

	@Test
	void certificateThatIsNotTrustedFailsTheStart() throws Exception {
		placeOrders();
		URI broker = URI.create(setting("RABBITMQ_URI"));
		TestCertificate shown = TestCertificate.of(this.home, "shown", "localhost");
		try (TlsProxy proxy = new TlsProxy(shown, broker.getHost() + ":" + broker.getPort())) {
			String uri = "amqps://%s@localhost:%d".formatted(broker.getRawUserInfo(), proxy.port());
			assertRefused(1, Map.of("RABBITMQ_URI", uri), "TLS with RabbitMQ at localhost:" + proxy.port(),
					"an authority that this host does not trust", "RABBITMQ_CA_FILE");
			assertRefused(2, Map.of("RABBITMQ_URI", uri, "RABBITMQ_CA_FILE", "nowhere.pem"), "RABBITMQ_CA_FILE names",
					"nowhere.pem, which cannot be read");
			assertRefused(2, Map.of("RABBITMQ_CA_FILE", shown.pem().toString()), "asks for no TLS", "amqps://");
			ChildJvm manager = start(changed(Map.of("RABBITMQ_URI", uri, "RABBITMQ_CA_FILE", shown.pem().toString())),
					List.of("archive", "--workers", "remote", "--no-progress"));
			assertThat(manager.awaitExit()).as(manager.output()).isZero();
			assertArchiveIsAsExpected();
		}
	}

	@Test
	void secondProcessOfTheSameRunIsRefused() throws IOException {
		placeOrders();
		worker();
		ChildJvm first = manager("--no-work", "--max-rate", "300");
		awaitArchivedSince(0, 60);
		ChildJvm second = manager("--no-work");
		assertThat(second.awaitExit()).as(second.output()).isEqualTo(11);
		assertThat(first.awaitExit()).as(first.output()).isZero();
		assertBooksBalance(first);
		assertArchiveIsAsExpected();
	}

	@Test
	void optionsThatDoNotGoTogetherAreRefused() throws IOException {
		placeOrders();
		assertOptionsRefused(List.of("--workers", "remote", "--export-sample", this.home.resolve("s.json").toString()),
				"--export-sample");
		assertOptionsRefused(List.of("--no-work"), "--no-work", "--workers remote");
		assertOptionsRefused(List.of("--workers", "remote", "--partitions", "0"), "--partitions", "1 to 64");
		assertOptionsRefused(List.of("--workers", "elsewhere"), "elsewhere", "local", "remote");
	}

	private String broker(String user, String path) {
		URI uri = URI.create(setting("RABBITMQ_URI"));
		return "amqp://" + user + uri.getHost() + ":" + uri.getPort() + path;
	}

	private void assertRefused(int exitCode, Map<String, String> changed, String... words) throws IOException {
		for (List<String> command : List.of(List.of("archive", "--workers", "remote", "--no-progress"),
				List.of("worker"))) {
			assertEnds(exitCode, start(changed(changed), command), words);
		}
		assertThat(archived()).isZero();
	}

	private void assertOptionsRefused(List<String> options, String... words) throws IOException {
		List<String> command = new ArrayList<>(List.of("archive"));
		command.addAll(options);
		assertEnds(2, start(this.environment, command), words);
		assertThat(archived()).isZero();
	}

	private static void assertEnds(int exitCode, ChildJvm process, String... words) {
		assertThat(process.awaitExit()).as(process.output()).isEqualTo(exitCode);
		assertThat(process.output()).contains(words).doesNotContain("wrong-secret");
	}

}
