package io.orderarchiver.command.worker;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

import io.orderarchiver.testing.TcpProxy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What probes see of a worker. */
class WorkerHealthIT extends WorkersFixture {

	@Test
	void workerIsReadyWhileTheJobRepositoryAnswersAndAliveAllTheTime() throws IOException {
		this.town.place(1);
		manager().awaitExit();
		int port = freePort();
		URI server = URI.create(setting("BATCH_DATABASE_URL").substring("jdbc:".length()));
		try (TcpProxy proxy = new TcpProxy(server.getHost(), server.getPort())) {
			String through = server.toString()
				.replace(server.getHost() + ":" + server.getPort(), "127.0.0.1:" + proxy.port());
			workerWith(Map.of("BATCH_DATABASE_URL", "jdbc:" + through, "MANAGEMENT_PORT", String.valueOf(port)));
			awaitReadiness(port, 200);
			proxy.cut();
			awaitReadiness(port, 503);
			proxy.restore();
			awaitReadiness(port, 200);
		}
	}

	private static void awaitReadiness(int port, int status) {
		Awaitility.await("readiness " + status).atMost(Duration.ofMinutes(2)).until(() -> {
			assertThat(status(port, "liveness")).isEqualTo(200);
			return status(port, "readiness") == status;
		});
	}

	private static int status(int port, String probe) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) URI
			.create("http://127.0.0.1:%d/actuator/health/%s".formatted(port, probe))
			.toURL()
			.openConnection();
		try {
			return connection.getResponseCode();
		}
		finally {
			connection.disconnect();
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
