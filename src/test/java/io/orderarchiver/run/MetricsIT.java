package io.orderarchiver.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.sun.net.httpserver.HttpServer;
import io.orderarchiver.management.ManagementUnavailableException;
import io.orderarchiver.run.WatchHarness.Watching;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.testing.TcpProxy;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What Prometheus, a probe and a dashboard see. */
@Timeout(180)
class MetricsIT extends RunFixture {

	private static final Pattern METRIC = Pattern
		.compile("\\b(?:order_archiver|mongodb|jvm|process|system)_[a-z_]+\\b");

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void watchIsReadyWhileItHasAStreamAndAliveAllTheTime() throws IOException {
		int port = freePort();
		try (TcpProxy proxy = TcpProxy.to(this.mongo);
				Watching watch = watcher(proxy).servedOn(port).start().awaitStreaming()) {
			awaitReadiness(port, "UP");
			proxy.cut();
			awaitReadiness(port, "DOWN");
			assertThat(get(port, "health/readiness").statusCode()).isEqualTo(503);
			assertThat(get(port, "health/readiness").body()).contains("RECONNECTING");
			assertThat(get(port, "health/liveness").body()).contains("UP");
			assertThat(get(port, "prometheus").body()).contains("order_archiver_change_stream_up 0.0",
					"order_archiver_change_stream_losses_total 1.0");
			proxy.restore();
			awaitReadiness(port, "UP");
			assertThat(watch.stopped().exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		}
	}

	@Test
	void scrapeTellsWhatBecameOfEachOrder() throws IOException {
		int port = freePort();
		this.town.place(this.town.order("CMD-1"));
		try (Watching watch = this.watcher.servedOn(port).start().awaitStreaming()) {
			this.town.place(this.town.order("CMD-2").append("adresse_livraison", " "));
			this.town.place(this.town.order("CMD-1"));
			this.town.place(this.town.order(" "));
			Awaitility.await().until(() -> this.town.rejects().size() == 2 && this.town.archive().size() == 2);
			deliverAgain("CMD-2");
			Awaitility.await()
				.untilAsserted(() -> assertThat(get(port, "prometheus").body()).contains(
						"order_archiver_orders_read_total 5.0", "order_archiver_orders_archived_total 2.0",
						"order_archiver_orders_duplicate_total 1.0", "order_archiver_orders_incomplete_total 1.0",
						"order_archiver_orders_missing_field_total{field=\"adresse_livraison\"} 1.0",
						"order_archiver_orders_rejected_total{reason=\"conflict\"} 1.0",
						"order_archiver_orders_rejected_total{reason=\"invalid_number\"} 1.0",
						"order_archiver_orders_conflicting_total 1.0", "order_archiver_rejects_new_total 2.0",
						"order_archiver_change_stream_up 1.0"));
			assertThat(get(port, "info").body()).contains("watchDeliveredOrders");
			watch.stopped();
		}
	}

	@Test
	void scrapeTellsForHowLongTheFileHasMadeItPause() throws IOException {
		int port = freePort();
		try (Watching watch = this.watcher.servedOn(port).start().awaitStreaming()) {
			assertThat(seconds(port, "pause_file")).isZero();
			Files.createFile(this.home.resolve("pause"));
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> seconds(port, "pause_file") > 0);
			assertThat(seconds(port, "free")).isPositive();
			assertThat(seconds(port, "lag")).isZero();
			Files.delete(this.home.resolve("pause"));
			watch.stopped();
		}
	}

	private double seconds(int port, String reason) {
		return get(port, "prometheus").body()
			.lines()
			.filter((line) -> line.startsWith("order_archiver_pace_seconds_total{reason=\"%s\"}".formatted(reason)))
			.mapToDouble((line) -> Double.parseDouble(line.replaceFirst(".* ", "")))
			.findFirst()
			.orElse(-1);
	}

	private void deliverAgain(String number) {
		MongoCollection<Document> orders = collection("Commande");
		orders.updateOne(Filters.eq("numero_commande", number), Updates.set("status", "en livraison"));
		orders.updateOne(Filters.eq("numero_commande", number), Updates.set("status", "livrée"));
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void portInUseIsRefusedInASentenceBeforeAnythingIsArchived(CapturedOutput output) throws IOException {
		this.town.place(1);
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThatExceptionOfType(ManagementUnavailableException.class)
				.isThrownBy(() -> this.watcher.servedOn(taken.getLocalPort()).drain())
				.withMessageContaining("MANAGEMENT_PORT")
				.withMessageContaining("--no-management");
		}
		assertThat(output).doesNotContain("ERROR", "Exception");
		assertThat(this.town.archive()).isEmpty();
	}

	@Test
	void archiveHandsItsMetricsToThePushgateway() throws IOException {
		this.town.place(5);
		try (Gateway gateway = new Gateway()) {
			RunReport report = this.archiver.pushingTo(gateway.uri()).archive();
			assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
			assertThat(gateway.paths).singleElement()
				.asString()
				.startsWith("/metrics/job/archiveDeliveredOrders/target");
			assertThat(gateway.bodies).singleElement()
				.asString()
				.contains("order_archiver_orders_archived_total 5.0", "order_archiver_run_exit_code 0.0",
						"order_archiver_last_success_timestamp_seconds",
						"order_archiver_page_duration_seconds_count{stage=\"write\"} 1");
		}
	}

	@Test
	void runStandsThoughThePushgatewayDoesNotAnswer() throws IOException {
		this.town.place(5);
		RunReport report = this.archiver.pushingTo(URI.create("http://127.0.0.1:" + freePort())).archive();
		assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(this.town.archive()).hasSize(5);
	}

	@Test
	void dashboardAndAlertsNameNothingThatIsNotThere() throws IOException {
		this.town.place(5);
		Set<String> there = new TreeSet<>();
		int port = freePort();
		try (Watching watch = this.watcher.servedOn(port).start().awaitStreaming()) {
			Awaitility.await().until(() -> this.town.archive().size() == 5);
			Awaitility.await().until(() -> get(port, "prometheus").body().contains("mongodb_driver_commands"));
			there.addAll(series(get(port, "prometheus").body()));
			watch.stopped();
		}
		try (Gateway gateway = new Gateway()) {
			this.archiver.pushingTo(gateway.uri()).archive();
			gateway.bodies.forEach((body) -> there.addAll(series(body)));
		}
		for (String file : List.of("config/prometheus/alerts.yml", "config/grafana/order-archiver.json")) {
			Set<String> named = METRIC.matcher(Files.readString(Path.of(file)))
				.results()
				.map(MatchResult::group)
				.collect(Collectors.toCollection(TreeSet::new));
			assertThat(named).as(file).hasSizeGreaterThan(8);
			assertThat(there).as(file).containsAll(named);
		}
	}

	private static Set<String> series(String scrape) {
		return scrape.lines()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line.replaceFirst("[ {].*", ""))
			.collect(Collectors.toSet());
	}

	private void awaitReadiness(int port, String status) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.untilAsserted(
					() -> assertThat(get(port, "health/readiness").body()).endsWith("\"status\":\"" + status + "\"}"));
	}

	private HttpResponse<String> get(int port, String endpoint) {
		URI uri = URI.create("http://127.0.0.1:%d/actuator/%s".formatted(port, endpoint));
		try {
			return this.http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(uri.toString(), ex);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/** A Pushgateway that takes whatever comes. */
	private static final class Gateway implements AutoCloseable {

		private final HttpServer server;

		private final List<String> paths = new CopyOnWriteArrayList<>();

		private final List<String> bodies = new CopyOnWriteArrayList<>();

		Gateway() throws IOException {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			this.server.createContext("/", (exchange) -> {
				this.paths.add(exchange.getRequestURI().getPath());
				this.bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
				exchange.sendResponseHeaders(202, -1);
				exchange.close();
			});
			this.server.start();
		}

		URI uri() {
			return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
		}

		@Override
		public void close() {
			this.server.stop(0);
		}

	}

}
