package io.orderarchiver.command;

import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.orderarchiver.command.archive.ArchiveCommand;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.rejects.RejectsCommand;
import io.orderarchiver.command.simulate.SimulateCommand;
import io.orderarchiver.command.terminal.Terminal;
import io.orderarchiver.run.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class SchedulerArgumentsTests {

	private static final String ARCHIVE = "--spring.batch.job.name=archiveDeliveredOrders";

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "dry-run=true | --dry-run", "dry-run=FALSE |", "dry-run= |", "date-from= |",
			"date-from=-7d | --date-from=-7d",
			"date-from=2025-01-01 date-to=2025-01-31 | --date-from=2025-01-01 --date-to=2025-01-31",
			"batch-size=500 max-rejects=unlimited max-rate=7 | --batch-size=500 --max-rejects=unlimited --max-rate=7",
			"fresh=true simulation=true --verbose | --fresh --simulation --verbose",
			"--output json date-from=20250101 | --output json --date-from=20250101",
			"--export-sample a=b.json dry-run=true | --export-sample a=b.json --dry-run", "wait=30m | --wait=30m" })
	void translatesParametersIntoOptions(String parameters, String options) {
		String expected = (options != null) ? "archive " + options : "archive";
		assertThat(String.join(" ", translate((ARCHIVE + " " + parameters).split(" ")))).isEqualTo(expected);
	}

	@Test
	void findsTheJobAnywhere() {
		assertThat(translate("date-from=20250101", ARCHIVE, "--simulation")).containsExactly("archive",
				"--date-from=20250101", "--simulation");
		assertThat(translate("count=5", "--spring.batch.job.name=generateOrders")).containsExactly("simulate",
				"--count=5");
	}

	@Test
	void aLiveRunIsAJobOfItsOwn() {
		assertThat(translate("--spring.batch.job.name=liveOrders", "rate=5", "for=60s", "simulation=true"))
			.containsExactly("simulate", "--live", "--rate=5", "--for=60s", "--simulation");
	}

	@Test
	void aCommandMayHaveTwoWords() {
		assertThat(translate("--spring.batch.job.name=retryRejects", "all=true", "reason=conflict"))
			.containsExactly("rejects", "retry", "--all", "--reason=conflict");
	}

	@Test
	void leavesOtherCommandLinesAlone() {
		assertThat(translate("archive", "--date-from", "-7d")).containsExactly("archive", "--date-from", "-7d");
	}

	@Test
	void namesWhatIsAllowed() {
		assertRefused(TypedCommand.type("--spring.batch.job.name=archive"), "unknown job 'archive'",
				"archiveDeliveredOrders, completeArchivedOrders, generateOrders, liveOrders, retryRejects");
		assertRefused(TypedCommand.type(ARCHIVE, "from=2025-01-01"), "unknown parameter 'from'", "date-from, date-to");
		assertRefused(TypedCommand.type(ARCHIVE, "help=true"), "unknown parameter 'help'", "date-from, date-to");
		assertRefused(TypedCommand.type(ARCHIVE, "dry-run=yes"), "dry-run is 'yes'", "true or false");
		assertRefused(TypedCommand.type(ARCHIVE, "date-from=20250101", "date-from=20250102"), "--date-from",
				"only once");
	}

	private static void assertRefused(TypedCommand typed, String wrong, String allowed) {
		assertThat(typed.exitCode()).isEqualTo(2);
		assertThat(typed.out()).isEmpty();
		assertThat(typed.err()).contains(wrong).contains(allowed).contains("--help");
	}

	private static String[] translate(String... args) {
		PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
		Terminal terminal = Terminal.of(nowhere, nowhere, new BufferedReader(new StringReader("")), false);
		Invocation invocation = new Invocation(terminal, TypedCommand.CLOCK, SchedulerArgumentsTests::none);
		CommandLine root = new CommandLine(new RootCommand()).addSubcommand(new ArchiveCommand(invocation))
			.addSubcommand(new SimulateCommand(invocation))
			.addSubcommand(RejectsCommand.with(invocation));
		return new SchedulerArguments(root).translate(args);
	}

	private static Settings none(Map<String, String> options) {
		throw new AssertionError("settings were asked for");
	}

}
