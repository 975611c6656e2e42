package io.orderarchiver.command.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.orderarchiver.command.CommandFixture;
import io.orderarchiver.command.TypedCommand;
import io.orderarchiver.report.Page;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Reports of runs that were typed. */
class RunsReportCommandIT extends CommandFixture {

	private static final String HOSTILE = "</bdi><script>alert('CMD')</script>";

	@Test
	void saysWhatWentWrongAndWhatToType() throws IOException {
		failAndResume();
		Path file = this.home.resolve("night.html");
		TypedCommand report = type("runs", "report", "1", "--html", file.toString());
		assertThat(report.exitCode()).as(report.err()).isZero();
		assertThat(report.out()).isEqualTo("Report: " + file + "\n");
		String html = Files.readString(file);
		Page page = Page.of(html);
		assertThat(page.texts("h1")).containsExactly("Run 1 of archiveDeliveredOrders");
		assertThat(page.text()).contains("The run is complete, but 2 new orders could not be archived",
				"The books balance: ", "numero_commande is missing, blank or no text",
				"the number is archived for another order", "restarted at ", "--max-rejects",
				"process " + ProcessHandle.current().pid() + " on ");
		assertThat(page.texts("code")).contains("order-archiver rejects list --run 1",
				"order-archiver rejects list --reason CONFLICT --run 1",
				"order-archiver rejects retry --all --reason INVALID_NUMBER --run 1", HOSTILE);
		assertThat(page.texts("title")).contains("Orders a second over the run's time", "Where the time went",
				"Archived orders by order day", "Archived orders by hour of the order");
		assertThat(page.texts("script")).isEmpty();
		assertThat(html).doesNotContain("http", "src=");
		assertNothingPersonal(html);
	}

	@Test
	void eachCommandOfAReportIsOneOfThisProgram() throws IOException {
		failAndResume();
		type("runs", "report", "1", "--html", file("r.html").toString());
		List<String> commands = Page.of(Files.readString(file("r.html")))
			.texts("code")
			.stream()
			.filter((code) -> code.startsWith("order-archiver rejects list"))
			.toList();
		assertThat(commands).hasSizeGreaterThan(1).allSatisfy((command) -> {
			TypedCommand typed = type(command.substring("order-archiver ".length()).split(" "));
			assertThat(typed.exitCode()).as(typed.err()).isZero();
		});
	}

	@Test
	void runIsComparedWithThoseBeforeIt() {
		for (int night = 0; night < 4; night++) {
			this.town.place(this.town.order("NIGHT-" + night));
			type("archive");
		}
		this.town.place(30);
		type("archive");
		Page page = Page.of(type("runs", "report", "5", "--html", "-").out());
		assertThat(page.text()).contains("This run is unusual (orders read: far more than before).",
				"Compared with the last 4 complete runs");
		assertThat(Page.of(type("runs", "report", "1", "--html", "-").out()).text())
			.contains("There is no complete run of the same job and target before it");
		assertThat(Page.of(type("runs", "report", "1", "3", "5", "3", "--html", "-").out()).texts("h1").get(0))
			.startsWith("3 runs, from ");
	}

	@Test
	void archiveWritesItsReportHoweverItEndsAndKeepsItsExitCode() throws IOException {
		this.town.place(3);
		this.town.place(this.town.order("CMD-000000"));
		Files.writeString(file("r.html"), "an older one");
		TypedCommand failed = type("archive", "--max-rejects", "0", "--report", file("r.html").toString());
		assertThat(failed.exitCode()).isEqualTo(1);
		assertThat(failed.err()).contains("Report: " + file("r.html"));
		Page page = Page.of(Files.readString(file("r.html")));
		assertThat(page.text()).contains("The run failed after it had archived ", "its command resumes it", "Why: ");
		assertThat(page.texts("code")).contains("order-archiver runs restart 1");
		TypedCommand shown = type("archive", "--report", "-");
		assertThat(shown.exitCode()).isEqualTo(3);
		assertThat(Page.of(shown.out()).texts("h1")).containsExactly("Run 1 of archiveDeliveredOrders");
	}

	@Test
	void placeThatCannotBeWrittenIsRefusedBeforeAnythingIsDone() throws IOException {
		this.town.place(3);
		String nowhere = this.home.resolve("no/such/r.html").toString();
		assertRefused(type("archive", "--report", nowhere), "--report '" + nowhere, "there is no directory",
				"Name another file");
		assertRefused(type("archive", "--report", this.home.toString()), "it is a directory");
		assertRefused(type("archive", "--report", "-", "--export-sample", "-"), "Name a file for one of them");
		assertRefused(type("archive", "--report", "-", "--output", "json"), "--report - and --output json");
		assertThat(this.town.archive()).isEmpty();
		assertRefused(type("runs", "report", "1", "--html", file("r.html").toString()), "no runs yet");
		type("archive");
		assertRefused(type("runs", "report", "1", "9", "--html", file("r.html").toString()),
				"There is no run 9; the newest is 1");
		assertRefused(type("runs", "report", "1", "--html", nowhere), "--html '" + nowhere);
		assertRefused(type("runs", "report", "1", "--html", "-", "--open"), "--open needs a file");
		assertRefused(type("runs", "report"), "N");
		assertRefused(type("runs", "report", "last"), "'last' is no run's number");
		try (Stream<Path> files = Files.list(this.home)) {
			assertThat(files.map((file) -> file.getFileName().toString())).noneMatch((name) -> name.endsWith(".html"))
				.noneMatch((name) -> name.endsWith(".tmp"));
		}
	}

	@Test
	void reportThatCannotBeWrittenAfterTheRunIsAWarning() throws IOException {
		this.town.place(3);
		Path directory = Files.createDirectory(this.home.resolve("reports"));
		TypedCommand typed = typeWhileDirectoryVanishes(directory);
		assertThat(typed.exitCode()).as(typed.err()).isZero();
		assertThat(typed.err()).contains("Warning: ", "could not be written", "order-archiver runs report 1");
		assertThat(this.town.archive()).hasSize(3);
	}

	@Test
	void whereNothingShowsFilesThePathIsToldAndFalseAnswered() {
		assertThat(new ReportViewer(List.of("no-such-program-here")).open(file("r.html"))).isFalse();
		assertThat(new ReportViewer(List.of("false")).open(file("r.html"))).isFalse();
		assertThat(new ReportViewer(List.of("true")).open(file("r.html"))).isTrue();
	}

	/** The settings are asked for after the check, and before the run. */
	private TypedCommand typeWhileDirectoryVanishes(Path directory) {
		return TypedCommand.typeWith((options) -> {
			directory.toFile().delete();
			return settings();
		}, "archive", "--report", directory.resolve("r.html").toString());
	}

	/**
	 * A conflict fails it; resumed with more patience, it meets an order without number.
	 */
	private void failAndResume() {
		this.town.place(40);
		this.town.place(this.town.order(HOSTILE));
		this.town.place(this.town.order(HOSTILE));
		assertThat(type("archive", "--max-rejects", "0").exitCode()).isEqualTo(1);
		this.town.place(this.town.order(" "));
		assertThat(type("runs", "restart", "1", "--max-rejects", "unlimited").exitCode()).isEqualTo(3);
	}

	private void assertNothingPersonal(String html) {
		this.town.archive()
			.forEach((order) -> assertThat(html).doesNotContain(order.getString("nom_client"),
					order.getString("email_client"), order.getString("adresse_livraison")));
	}

	private Path file(String name) {
		return this.home.resolve(name);
	}

	private static void assertRefused(TypedCommand typed, String... words) {
		assertThat(typed.exitCode()).as(typed.out() + typed.err()).isEqualTo(2);
		assertThat(typed.out()).isEmpty();
		assertThat(typed.err()).contains(words);
	}

}
