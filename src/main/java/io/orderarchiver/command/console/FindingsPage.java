package io.orderarchiver.command.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import io.orderarchiver.command.console.ConsoleFrame.Head;
import io.orderarchiver.command.console.ConsoleFrame.Section;
import io.orderarchiver.command.console.ConsolePages.Page;
import io.orderarchiver.command.verify.FindingAdvice;
import io.orderarchiver.management.PageRequest;
import io.orderarchiver.management.PageResponse;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderIds;
import io.orderarchiver.report.Shown;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RunState;
import io.orderarchiver.verify.VerifyJobConfiguration;
import io.orderarchiver.verify.finding.FindingCounts;
import io.orderarchiver.verify.finding.FindingKind.Strictness;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonValue;
import org.bson.json.JsonParseException;

/** What verifications have found. */
final class FindingsPage implements Page {

	private static final int MOST_RUNS = 20;

	private static final int MOST_ORDERS = 200;

	private final ConsoleFrame frame;

	private final ConsoleRuns runs;

	FindingsPage(ConsoleFrame frame, ConsoleRuns runs) {
		this.frame = frame;
		this.runs = runs;
	}

	/** How often a verification found something, and what that means. */
	record Count(String kind, String count, String meaning, Severity severity) {

		static List<Count> of(FindingCounts counts) {
			return counts.findings()
				.entrySet()
				.stream()
				.filter((finding) -> finding.getValue() > 0)
				.map((finding) -> new Count(finding.getKey().name(), Shown.number(finding.getValue()),
						FindingAdvice.meaning(finding.getKey()),
						finding.getKey().isFault(Strictness.DRIFT_IS_ALLOWED) ? Severity.FAULT : Severity.REMARK))
				.toList();
		}

		boolean isFault() {
			return this.severity == Severity.FAULT;
		}

	}

	/** Whether somebody has to see to it. */
	enum Severity {

		FAULT, REMARK

	}

	/** A verification with its counts. */
	record Verification(RunLine line, String lookedAt, List<Count> counts) {

		static Verification of(RecordedRun run, Instant now) {
			FindingCounts found = run.found().orElse(FindingCounts.ZERO);
			return new Verification(RunLine.of(run, now), Shown.number(found.lookedAt()), Count.of(found));
		}

	}

	/** An order of which something was found. */
	record Order(String kind, String number, String word, String fields) {

		String address() {
			return "/explain?order=" + URLEncoder.encode(this.word, StandardCharsets.UTF_8);
		}

	}

	/**
	 * A list of findings.
	 *
	 * @param file where it is
	 * @param condition of when it is, or why it is not shown
	 * @param orders the first of them
	 */
	record Listed(String file, String condition, List<Order> orders) {
	}

	/**
	 * What the template reads.
	 *
	 * @param verifications the newest first
	 * @param list what the newest one with a list has listed, if it is there
	 */
	record View(List<Verification> verifications, Optional<Listed> list) {
	}

	@Override
	public Section section() {
		return Section.FINDINGS;
	}

	@Override
	public Optional<PageResponse> show(PageRequest request) {
		return request.path().equals(Section.FINDINGS.path()) ? Optional.of(page()) : Optional.empty();
	}

	private PageResponse page() {
		List<RecordedRun> found = this.runs
			.ask((recorded) -> recorded.list(Set.of(VerifyJobConfiguration.JOB_NAME), EnumSet.allOf(RunState.class),
					MOST_RUNS, OptionalLong.empty()))
			.orElse(List.of());
		View view = new View(found.stream().map((run) -> Verification.of(run, this.frame.now())).toList(),
				found.stream().flatMap((run) -> list(run).stream()).findFirst().map(FindingsPage::listed));
		return this.frame.page(Head.of("Findings", Section.FINDINGS), "findings", view);
	}

	/**
	 * The file that its command named, where that is still there; where a relative one
	 * is, only that command knew.
	 */
	private static Optional<Path> list(RecordedRun run) {
		List<String> command = run.last().command();
		int option = command.indexOf("--list");
		try {
			return (option < 0 || option + 1 >= command.size()) ? Optional.empty()
					: Optional.of(Path.of(command.get(option + 1)))
						.filter(Path::isAbsolute)
						.filter(Files::isRegularFile);
		}
		catch (InvalidPathException ex) {
			return Optional.empty();
		}
	}

	private static Listed listed(Path file) {
		String name = Shown.text(file.toString());
		try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
			Instant written = Files.getLastModifiedTime(file).toInstant();
			return new Listed(name, "written " + Shown.time(written),
					lines.limit(MOST_ORDERS).flatMap((line) -> order(line).stream()).toList());
		}
		catch (IOException | UncheckedIOException ex) {
			return new Listed(name, "which cannot be read here", List.of());
		}
	}

	/** A file may have been written over since; its values are nobody's here. */
	private static Optional<Order> order(String line) {
		try {
			BsonDocument finding = BsonDocument.parse(line);
			BsonValue id = finding.get(OrderFields.ID);
			BsonValue number = finding.get(OrderFields.NUMBER);
			return (id == null || number == null) ? Optional.empty() : Optional.of(new Order(
					finding.getString("kind").getValue(),
					Shown.name(number.isString() ? number.asString().getValue() : "–"),
					id.isObjectId() ? OrderIds.text(id) : OrderIds.json(id), String.join(", ",
							finding.getArray("fields").stream().map((field) -> field.asString().getValue()).toList())));
		}
		catch (JsonParseException | BsonInvalidOperationException ex) {
			return Optional.empty();
		}
	}

}
