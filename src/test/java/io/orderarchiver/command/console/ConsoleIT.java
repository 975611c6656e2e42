package io.orderarchiver.command.console;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.orderarchiver.testing.ChildJvm;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is let in, what a page may show, and what may be done from it. */
class ConsoleIT extends ConsoleFixture {

	private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form-token\" value=\"(\\w+)\"");

	private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	@Test
	void addressOpensTheConsoleOnceForOneBrowser() throws Exception {
		URI address = startConsole();
		HttpResponse<String> exchanged = get(this.browser, address);
		assertThat(exchanged.statusCode()).isEqualTo(303);
		assertThat(exchanged.headers().firstValue("Location")).contains("/");
		assertThat(exchanged.headers().firstValue("Set-Cookie").orElseThrow())
			.startsWith("order-archiver-%d=".formatted(address.getPort()))
			.contains("HttpOnly", "SameSite=Strict");
		assertThat(get(this.browser, address.resolve("/")).body()).contains("<h1>Overview</h1>");
		HttpClient stranger = HttpClient.newHttpClient();
		assertThat(get(stranger, address).statusCode()).isEqualTo(403);
		assertThat(get(stranger, address).body()).contains("was used before");
		assertThat(get(stranger, address.resolve("/runs")).statusCode()).isEqualTo(401);
		assertThat(get(stranger, address.resolve("/?token=" + "0".repeat(64))).statusCode()).isEqualTo(403);
	}

	@Test
	void tokenIsInNoLog() throws Exception {
		URI address = startConsole();
		get(this.browser, address);
		try (Stream<Path> logs = Files.list(this.home.resolve("logs"))) {
			List<Path> files = logs.toList();
			assertThat(files).isNotEmpty().allSatisfy((log) -> {
				assertThat(log).content().contains("The console listens on 127.0.0.1:" + address.getPort());
				assertThat(log).content().doesNotContain(address.getQuery().substring("token=".length()));
			});
		}
	}

	@Test
	void pageOfAnotherHostNameIsRefused() throws Exception {
		URI address = open();
		assertThat(status(address, "evil.example:" + address.getPort())).isEqualTo(403);
		assertThat(status(address, "127.0.0.1.evil.example")).isEqualTo(403);
		assertThat(status(address, "localhost:8080")).as("a tunnel's other end, without its cookie").isEqualTo(401);
		assertThat(status(address, "[::1]:8080")).isEqualTo(401);
	}

	/** Java's client sets the header itself. */
	private static int status(URI address, String host) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
			socket.getOutputStream()
				.write("GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host)
					.getBytes(StandardCharsets.US_ASCII));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return Integer.parseInt(answer.split(" ", 3)[1]);
		}
	}

	@Test
	void everyAnswerForbidsScriptsOfOthersFramesAndCopies() throws Exception {
		URI address = open();
		for (String path : List.of("/", "/runs", "/runs/1", "/nowhere", "/?token=no", "/console.js", "/console.css",
				"/htmx.js")) {
			HttpResponse<String> page = get(this.browser, address.resolve(path));
			assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).as(path)
				.contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
				.doesNotContain("unsafe");
			assertThat(page.headers().firstValue("Cache-Control")).as(path).contains("no-store");
			assertThat(page.headers().firstValue("Referrer-Policy")).as(path).contains("no-referrer");
			assertThat(page.headers().firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
		}
	}

	@Test
	void formOfAnotherSiteIsRefusedAndNothingIsDone() throws Exception {
		Document rejected = reject("CMD-1");
		URI address = open("--allow-actions");
		String id = rejected.getObjectId("_id").toHexString();
		String token = formToken(address, "/rejects/reject?id=" + id);
		String own = "http://127.0.0.1:" + address.getPort();
		assertThat(post(address, "/rejects/drop", "http://evil.example", token, id).statusCode()).isEqualTo(403);
		assertThat(post(address, "/rejects/drop", "null", token, id).statusCode()).isEqualTo(403);
		assertThat(post(address, "/rejects/drop", own, "0".repeat(64), id).statusCode()).isEqualTo(403);
		assertThat(post(address, "/rejects/drop", own, "", id).statusCode()).isEqualTo(403);
		assertThat(this.town.rejects()).hasSize(1);
		assertThat(post(address, "/rejects/drop", own, token, id).statusCode()).isEqualTo(303);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.town.rejects().isEmpty());
	}

	@Test
	void consoleThatOnlyShowsRefusesActionsAndNamesTheCommand() throws Exception {
		Document rejected = reject("CMD-1");
		URI address = open();
		String id = rejected.getObjectId("_id").toHexString();
		String token = formToken(address, "/rejects/reject?id=" + id);
		String own = "http://127.0.0.1:" + address.getPort();
		HttpResponse<String> refused = post(address, "/rejects/drop", own, token, id);
		assertThat(refused.statusCode()).isEqualTo(403);
		assertThat(refused.body()).contains("--allow-actions", "order-archiver rejects drop " + id);
		assertThat(post(address, "/runs/1/restart", own, token, "").statusCode()).isEqualTo(403);
		assertThat(get(this.browser, address.resolve("/commands")).body()).contains("None yet");
		assertThat(this.town.rejects()).hasSize(1);
	}

	@Test
	void orderIsShownOnAClickAloneAndThatIsLogged() throws Exception {
		Document rejected = reject("CMD-1");
		URI address = open();
		String id = rejected.getObjectId("_id").toHexString();
		String page = get(this.browser, address.resolve("/rejects/reject?id=" + id)).body();
		assertThat(page).contains("CONFLICT", "order-archiver rejects retry " + id).doesNotContain("Victor Hugo");
		assertThat(get(this.browser, address.resolve("/rejects")).body()).contains("CMD-1", "CONFLICT")
			.doesNotContain("Victor Hugo");
		HttpResponse<String> shown = post(address, "/rejects/reject", "http://127.0.0.1:" + address.getPort(),
				formToken(address, "/rejects/reject?id=" + id), id);
		assertThat(shown.body()).contains("Victor Hugo");
		assertThat(console().output()).contains("the rejected order %s was shown with its personal data".formatted(id))
			.doesNotContain("Victor Hugo");
	}

	@Test
	void orderOfFifteenMegabytesIsShownInPart() throws Exception {
		this.town.place(this.town.order("CMD-1"));
		type("archive");
		Document large = this.town.place(this.town.order("CMD-1").append("remarque", "x".repeat(15_000_000)));
		type("archive");
		URI address = open();
		String id = large.getObjectId("_id").toHexString();
		HttpResponse<String> shown = post(address, "/rejects/reject", "http://127.0.0.1:" + address.getPort(),
				formToken(address, "/rejects/reject?id=" + id), id);
		assertThat(shown.statusCode()).isEqualTo(200);
		assertThat(shown.body()).hasSizeLessThan(400_000)
			.contains("more characters; all of it: order-archiver rejects show " + id);
	}

	@Test
	void restartFromTheConsoleIsTheCommandOfItsOwnProcess() throws Exception {
		this.town.place(60);
		try (ChildJvm archive = start("archive", "--batch-size", "5", "--max-rate", "20")) {
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !this.town.archive().isEmpty());
			archive.kill();
		}
		URI address = open("--allow-actions");
		assertThat(get(this.browser, address.resolve("/")).body()).contains("process is gone", "runs restart 1");
		HttpResponse<String> restarted = post(address, "/runs/1/restart", "http://127.0.0.1:" + address.getPort(),
				formToken(address, "/runs/1"), "");
		assertThat(restarted.headers().firstValue("Location")).contains("/commands/1");
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> get(this.browser, address.resolve("/commands/1")).body().contains("ended with exit code 0"));
		assertThat(get(this.browser, address.resolve("/commands/1")).body())
			.contains("order-archiver runs restart 1 --no-progress", "Archive run 1 (resumed)");
		assertArchiveIsAsExpected();
	}

	@Test
	void whatIsNotThereIsNamedAndTheRestGoesOn() throws Exception {
		reject("CMD-1");
		URI address = open();
		assertThat(get(this.browser, address.resolve("/runs/77")).body()).contains("There is no run 77");
		assertThat(get(this.browser, address.resolve("/runs/77")).statusCode()).isEqualTo(404);
		assertThat(get(this.browser, address.resolve("/rejects/reject?id=" + new ObjectId())).statusCode())
			.isEqualTo(404);
		assertThat(get(this.browser, address.resolve("/runs?job=nonsense&state=nonsense&before=x")).statusCode())
			.isEqualTo(200);
		assertThat(get(this.browser, address.resolve("/explain?order=CMD-404")).body()).contains("no such order");
		assertThat(get(this.browser, address.resolve("/explain?order=CMD-1")).body()).contains("It was rejected once");
	}

	@Test
	void idThatIsNoObjectIdIsLinkedAndQuoted() throws Exception {
		this.town.place(this.town.order("CMD-1"));
		type("archive");
		this.town.place(this.town.order("CMD-1").append("_id", "$(touch it) a+b&c#d%"));
		assertThat(type("archive").exitCode()).isEqualTo(3);
		URI address = open();
		Matcher link = Pattern.compile("<a href=\"(/rejects/reject[^\"]*)\"")
			.matcher(get(this.browser, address.resolve("/rejects")).body());
		assertThat(link.find()).isTrue();
		String page = get(this.browser, address.resolve(link.group(1))).body();
		assertThat(page).contains("CONFLICT", "$(touch it) a+b&amp;c#d%");
		HttpResponse<String> refused = post(address, "/rejects/drop", "http://127.0.0.1:" + address.getPort(),
				formToken(address, link.group(1)), "\"$(touch it) a+b&c#d%\"");
		assertThat(refused.body()).contains("order-archiver rejects drop '\"$(touch it) a+b&amp;c#d%\"'");
	}

	@Test
	void jobRepositoryThatIsGoneIsNotTakenForOneWithoutRuns() throws Exception {
		this.town.place(3);
		type("archive");
		URI address = open();
		assertThat(get(this.browser, address.resolve("/")).body()).contains("has archived 3 orders");
		Files.move(this.home.resolve("data"), this.home.resolve("elsewhere"));
		HttpResponse<String> page = get(this.browser, address.resolve("/"));
		assertThat(page.statusCode()).isEqualTo(503);
		assertThat(page.body()).contains("was there, and is gone").doesNotContain("To begin");
		Files.move(this.home.resolve("elsewhere"), this.home.resolve("data"));
		assertThat(get(this.browser, address.resolve("/")).body()).contains("has archived 3 orders");
	}

	@Test
	void jobRepositoryThatCannotBeReadIsToldAndSeenAgainLater() throws Exception {
		this.town.place(3);
		type("archive");
		URI address = open();
		Path file = this.home.resolve("data/job-repository.mv.db");
		byte[] whole = Files.readAllBytes(file);
		Files.write(file, new byte[20_000]);
		HttpResponse<String> page = get(this.browser, address.resolve("/"));
		assertThat(page.statusCode()).isEqualTo(503);
		assertThat(page.body()).contains("job repository");
		Files.write(file, whole);
		assertThat(get(this.browser, address.resolve("/")).body()).contains("has archived 3 orders");
	}

	@Test
	void withoutMongoDbTheRunsAreThereAndTheRestSaysWhy() throws Exception {
		this.town.place(3);
		type("archive");
		URI address = startConsoleWithoutMongoDb();
		get(this.browser, address);
		assertThat(get(this.browser, address.resolve("/")).body()).contains("has archived 3 orders");
		HttpResponse<String> rejects = get(this.browser, address.resolve("/rejects"));
		assertThat(rejects.statusCode()).isEqualTo(503);
		assertThat(rejects.body()).contains("This cannot be shown", "127.0.0.1:1");
		assertThat(get(this.browser, address.resolve("/explain?order=CMD-1")).statusCode()).isEqualTo(503);
		assertThat(get(this.browser, address.resolve("/runs")).body()).contains("completed");
	}

	@Test
	void portInUseEndsWithTwoAndAWayOut() throws Exception {
		URI address = startConsole();
		try (ChildJvm second = start("console", "--port", Integer.toString(address.getPort()))) {
			assertThat(second.awaitExit()).isEqualTo(2);
			assertThat(second.output()).contains("cannot listen on 127.0.0.1:" + address.getPort(), "--port");
		}
	}

	@Test
	void verificationIsShownWithItsFindings() throws Exception {
		this.town.place(3);
		type("archive");
		collection("Commande").updateOne(new Document("numero_commande", "CMD-000001"),
				new Document("$set", new Document("coût_commande", 99.0)));
		type("verify", "--recheck", "0s", "--list", this.home.resolve("findings.jsonl").toString());
		URI address = open();
		assertThat(get(this.browser, address.resolve("/findings")).body()).contains("DIFFERENT",
				"archived with other values than the order has", "CMD-000001", "coût_commande");
	}

	private URI open(String... options) throws Exception {
		URI address = startConsole(options);
		assertThat(get(this.browser, address).statusCode()).isEqualTo(303);
		return address;
	}

	private String formToken(URI address, String path) throws Exception {
		Matcher form = FORM_TOKEN.matcher(get(this.browser, address.resolve(path)).body());
		assertThat(form.find()).isTrue();
		return form.group(1);
	}

	private HttpResponse<String> post(URI address, String path, String origin, String token, String id)
			throws Exception {
		return this.browser.send(HttpRequest.newBuilder(address.resolve(path))
			.header("Origin", origin)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers
				.ofString("form-token=%s&id=%s".formatted(token, URLEncoder.encode(id, StandardCharsets.UTF_8))))
			.build(), BodyHandlers.ofString());
	}

	private static HttpResponse<String> get(HttpClient client, URI address) throws Exception {
		return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
	}

}
