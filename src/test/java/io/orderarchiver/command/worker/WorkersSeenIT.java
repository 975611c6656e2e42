package io.orderarchiver.command.worker;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.testing.ChildJvm;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever looks sees which workers live. */
class WorkersSeenIT extends WorkersFixture {

	@Test
	void doctorTellsOfQueueAndWorkers() throws IOException {
		this.town.place(1);
		ChildJvm first = manager();
		assertThat(first.awaitExit()).as(first.output()).isZero();
		assertThat(doctor()).contains("no worker of this target lives", "workers are ready for 0 partitions");
		ChildJvm worker = worker();
		assertThat(doctor()).containsPattern("process \\d+ on .* lives")
			.contains("workers are ready for 1 partitions", "RABBITMQ_URI", "amqp://***@")
			.doesNotContain("no worker of this target lives", "guest:");
		worker.terminate();
		assertThat(worker.awaitExit()).as(worker.output()).isZero();
		assertThat(doctor()).contains("no worker of this target lives");
	}

	@Test
	void metricsTellOnHowManyPartitionsAWorkerWorks() throws IOException {
		placeOrders();
		int port = freePort();
		this.environment.put("MANAGEMENT_PORT", String.valueOf(port));
		worker();
		this.environment.put("MANAGEMENT_PORT", "0");
		assertThat(partitions(port)).isEqualTo("0.0");
		ChildJvm manager = manager("--no-work", "--max-rate", "500");
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> partitions(port).equals("1.0"));
		assertThat(manager.awaitExit()).as(manager.output()).isZero();
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> partitions(port).equals("0.0"));
	}

	@Test
	void aRunThatIsSharedNamesTheWorkersThatLive() throws IOException {
		placeOrders();
		ChildJvm worker = worker();
		ChildJvm manager = manager("--no-work", "--max-rate", "500");
		awaitArchivedSince(0, 20);
		assertThat(show()).containsPattern("workers +1 lives: process \\d+ on \\S+");
		assertThat(show("--output", "json")).containsPattern("\"workers\":\\[\\{\"host\":\"[^\"]+\",\"pid\":\\d+}]");
		worker.terminate();
		assertThat(worker.awaitExit()).as(worker.output()).isZero();
		assertThat(show()).containsPattern("workers +none lives; to start one: order-archiver worker");
		worker();
		assertThat(manager.awaitExit()).as(manager.output()).isZero();
		assertThat(show("--output", "json")).contains("\"workers\":null");
	}

	@Test
	void partitionsAreShownWhereTheyWereWorkedOn() throws IOException {
		placeOrders();
		ChildJvm manager = manager();
		assertThat(manager.awaitExit()).as(manager.output()).isZero();
		JdbcClient.create(new DriverManagerDataSource(setting("BATCH_DATABASE_URL")))
			.sql("UPDATE ORDER_ARCHIVER_PARTITION SET HOST = 'another-host'")
			.update();
		assertThat(show()).contains(" another-host ");
		assertThat(show("--output", "json")).contains("\"host\":\"another-host\",\"checkpoint\"");
	}

	private String show(String... options) throws IOException {
		List<String> words = new ArrayList<>(List.of("runs", "show", "1"));
		words.addAll(List.of(options));
		ChildJvm show = start(this.environment, words);
		assertThat(show.awaitExit()).as(show.output()).isZero();
		return show.output();
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static String partitions(int port) throws IOException {
		URL metrics = URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(port)).toURL();
		try (InputStream in = metrics.openStream()) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> line.startsWith("order_archiver_worker_partitions "))
				.map((line) -> line.replaceFirst(".* ", ""))
				.findFirst()
				.orElse("none");
		}
	}

	private String doctor() throws IOException {
		ChildJvm doctor = start(this.environment, List.of("doctor"));
		assertThat(doctor.awaitExit()).as(doctor.output()).isIn(0, 3);
		return doctor.output();
	}

}
