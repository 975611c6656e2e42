package io.orderarchiver.command.watch;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.orderarchiver.command.CommandFixture;
import io.orderarchiver.report.Page;
import io.orderarchiver.testing.ChildJvm;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** What whoever opens the management port of a watch in a browser sees. */
@Timeout(180)
class WatchOverviewIT extends CommandFixture {

	private static final Pattern ADDRESS = Pattern.compile("At a glance: (http://127\\.0\\.0\\.1:\\d+)/");

	private final HttpClient http = HttpClient.newHttpClient();

	private final List<ChildJvm> watches = new ArrayList<>();

	@AfterEach
	void endWatches() {
		this.watches.forEach(ChildJvm::close);
	}

	private URI watch(String... words) throws IOException {
		ChildJvm watch = start(words);
		this.watches.add(watch);
		int before = addresses(watch).size();
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
			assertThat(watch.isAlive()).as(watch.output()).isTrue();
			return addresses(watch).size() > before;
		});
		return addresses(watch).get(before);
	}

	/** All watches of a test write to the same file. */
	private static List<URI> addresses(ChildJvm watch) {
		Matcher matcher = ADDRESS.matcher(watch.output());
		List<URI> addresses = new ArrayList<>();
		while (matcher.find()) {
			addresses.add(URI.create(matcher.group(1)));
		}
		return addresses;
	}

	private HttpResponse<String> get(URI watch, String path) throws IOException {
		return send(HttpRequest.newBuilder(watch.resolve(path)).build());
	}

	private HttpResponse<String> send(HttpRequest request) throws IOException {
		try {
			return this.http.send(request, BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Names and values of what is told. */
	private Map<String, String> facts(URI watch) throws IOException {
		Page page = Page.of(get(watch, "/").body());
		List<String> names = page.texts("dt");
		List<String> values = page.texts("dd");
		Map<String, String> facts = new HashMap<>();
		for (int i = 0; i < names.size(); i++) {
			facts.put(names.get(i), values.get(i));
		}
		return facts;
	}

	@Test
	void numbersOfAWatchAreSeenAndNoOrder() throws IOException {
		URI watch = watch("watch", "--no-progress");
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> Page.of(get(watch, "/").body()).texts("h1").contains("The watch is STREAMING"));
		List<Document> orders = new ArrayList<>(this.town.place(20));
		orders.add(this.town.place(this.town.order("CMD-incomplete").append("adresse_livraison", " ")));
		orders.add(this.town.place(this.town.order(" ")));
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.untilAsserted(() -> assertThat(facts(watch))
				.contains(Map.entry("Read", "22"), Map.entry("Archived", "21"), Map.entry("Of these, incomplete", "1"),
						Map.entry("Archived before", "0"), Map.entry("Rejected", "1"), Map.entry("Of these, new", "1"),
						Map.entry("Losses of the stream", "0"), Map.entry("Retries", "0"), Map.entry("run", "1"))
				.hasEntrySatisfying("Age of the saved position", (age) -> assertThat(age).endsWith(" s"))
				.hasEntrySatisfying("Lag", (lag) -> assertThat(lag).endsWith(" s"))
				.containsKeys("MongoDB's log reaches back", "target", "version"));
		HttpResponse<String> answer = get(watch, "/");
		Page page = Page.of(answer.body());
		assertThat(page.texts("desc")).singleElement().asString().contains("21 orders were archived in the last hour");
		assertThat(page.attributes()).contains("href=/actuator/health", "href=/actuator/prometheus",
				"href=/actuator/info", "http-equiv=refresh", "content=10");
		assertThat(answer.body()).doesNotContain("CMD-", "Durand", "elodie@example.com", "<script");
		assertThat(orders)
			.allSatisfy((order) -> assertThat(answer.body()).doesNotContain(order.getObjectId("_id").toHexString()));
	}

	@Test
	void pageIsNotKeptNotFramedAndRunsNoScriptWhateverNameItIsAskedBy() throws IOException {
		URI watch = watch("watch", "--no-progress");
		HttpResponse<String> page = get(watch, "/");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().map()).containsEntry("cache-control", List.of("no-store"))
			.containsEntry("referrer-policy", List.of("no-referrer"))
			.containsEntry("x-content-type-options", List.of("nosniff"))
			.containsEntry("content-type", List.of("text/html;charset=utf-8"));
		assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
			.contains("default-src 'none'", "frame-ancestors 'none'", "style-src 'sha256-")
			.doesNotContain("script-src", "unsafe");
		assertThat(asked(watch, "watch.example")).startsWith("HTTP/1.1 200");
	}

	private static String asked(URI watch, String host) throws IOException {
		try (Socket socket = new Socket(watch.getHost(), watch.getPort())) {
			socket.getOutputStream()
				.write("GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host)
					.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@Test
	void nothingElseIsThereAndNothingCanBeDone() throws IOException {
		URI watch = watch("watch", "--no-progress");
		for (String path : List.of("/index.html", "/orders", "/actuator/env", "/actuator/heapdump")) {
			assertThat(get(watch, path).statusCode()).as(path).isEqualTo(404);
		}
		HttpRequest post = HttpRequest.newBuilder(watch.resolve("/")).POST(BodyPublishers.ofString("stop=yes")).build();
		assertThat(send(post).statusCode()).isEqualTo(405);
		assertThat(get(watch, "/actuator/info").body()).contains("watchDeliveredOrders");
		assertThat(get(watch, "/actuator/prometheus").body()).contains("order_archiver_change_stream_up");
		assertThat(get(watch, "/actuator/health/liveness").body()).contains("UP");
	}

	@Test
	void standbySaysThatItIsOne() throws IOException {
		watch("watch", "--no-progress");
		URI standby = watch("watch", "--no-progress", "--standby");
		assertThat(Page.of(get(standby, "/").body()).texts("h1")).containsExactly("The watch is STANDBY");
		assertThat(facts(standby)).contains(Map.entry("Read", "0"), Map.entry("Age of the saved position", "unknown"))
			.containsKey("target")
			.doesNotContainKey("run");
	}

}
