package io.orderarchiver.command.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.orderarchiver.command.terminal.Ink;
import io.orderarchiver.command.terminal.Json;
import io.orderarchiver.run.outcome.RunReport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ArchiveOutputTests {

	private static final List<String> FIELDS = List.of("job", "run", "execution", "target", "status", "exitCode",
			"read", "archived", "incomplete", "missing", "duplicates", "gone", "conflicts", "rejects", "knownRejects",
			"dryRun", "dateFrom", "dateTo", "undated", "resumed", "startedAt", "durationSeconds", "ordersPerSecond",
			"reason", "thisExecution");

	private static final List<String> FIELDS_OF_EXECUTION = List.of("read", "archived", "incomplete", "missing",
			"duplicates", "gone", "conflicts", "rejects", "knownRejects", "startedAt", "durationSeconds",
			"ordersPerSecond");

	@Test
	void writesOneJsonObjectInOneLineWithFieldsInTheirOrder() {
		String json = Json.line(ArchiveResult.of(RunReports.resumedAndFailed()));
		JsonNode node = JsonMapper.shared().readTree(json);
		assertThat(json.lines()).hasSize(1);
		assertThat(node.propertyNames()).containsExactlyElementsOf(FIELDS);
		assertThat(node.get("thisExecution").propertyNames()).containsExactlyElementsOf(FIELDS_OF_EXECUTION);
	}

	@Test
	void writesJsonAsItIsRead() throws IOException {
		assertThat(Json.line(ArchiveResult.of(RunReports.resumedAndFailed())) + "\n")
			.isEqualTo(expected("failed.json"));
	}

	@Test
	void writesNullForWhatIsNotThere() {
		JsonNode node = JsonMapper.shared().readTree(Json.line(ArchiveResult.of(RunReports.completeWithRejects())));
		assertThat(List.of("dateFrom", "dateTo", "undated", "reason"))
			.allSatisfy((field) -> assertThat(node.get(field).isNull()).isTrue());
	}

	@Test
	void summarizesAFailedRun() throws IOException {
		assertSummary(RunReports.resumedAndFailed(), "failed.txt");
	}

	@Test
	void summarizesARunWithRejects() throws IOException {
		assertSummary(RunReports.completeWithRejects(), "rejects.txt");
	}

	@Test
	void summarizesADryRun() throws IOException {
		assertSummary(RunReports.completeDryRun(), "dry-run.txt");
	}

	private static void assertSummary(RunReport report, String file) throws IOException {
		assertThat(Ink.none(new ArchiveSummary(report).text()) + "\n").isEqualTo(expected(file));
	}

	private static String expected(String file) throws IOException {
		try (InputStream in = ArchiveOutputTests.class.getResourceAsStream(file)) {
			assertThat(in).as(file).isNotNull();
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
