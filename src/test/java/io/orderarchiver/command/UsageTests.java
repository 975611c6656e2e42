package io.orderarchiver.command;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.orderarchiver.command.terminal.TerminalOfTest;
import io.orderarchiver.run.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever can be said before a setting is read. */
class UsageTests {

	@Test
	void helpsWithoutACommandButDoesNotSucceed() {
		TypedCommand typed = TypedCommand.type();
		assertThat(typed.exitCode()).isEqualTo(2);
		assertThat(typed.out()).isEmpty();
		assertThat(typed.err()).contains("Usage: order-archiver").contains("archive, batch", "simulate", "demo");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--help", "-h", "archive --help", "batch -h", "simulate --help", "demo --help",
			"rejects --help", "rejects list -h", "rejects show --help", "rejects retry --help", "rejects drop --help" })
	void helpsOnRequest(String line) {
		TypedCommand typed = TypedCommand.type(line.split(" "));
		assertThat(typed.exitCode()).isZero();
		assertThat(typed.out()).startsWith("Usage: order-archiver");
		assertThat(typed.err()).isEmpty();
	}

	@Test
	void tellsItsVersion() {
		TypedCommand typed = TypedCommand.type("--version");
		assertThat(typed.exitCode()).isZero();
		assertThat(typed.out()).matches("order-archiver \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "archve | 'archve' | archive",
			"archive --date-form 20250101 | '--date-form' | --date-from",
			"archive --run --dry-run | --run, --dry-run | mutually exclusive",
			"archive 2025-01-01 | '2025-01-01' | --date-from", "archive --date-from | --date-from | DATE",
			"archive --output xml | 'xml' | text nor json", "archive --batch-size 0 | '0' | from 1 to 100000",
			"archive --max-rejects -1 | '-1' | 'unlimited'", "archive --max-rate 1.5 | '1.5' | whole number",
			"archive --spare --max-lag 5 | '5' | 1s to 1h", "verify --spare --max-lag 0s | '0s' | 1s to 1h",
			"complete --spare --max-lag 2h | '2h' | 1s to 1h", "archive --max-lag 5s | --max-lag | add --spare",
			"verify --max-lag 5s | --max-lag | add --spare", "complete --max-lag 5s | --max-lag | add --spare",
			"watch --spare | '--spare' | watch --help", "runs pause x | 'x' | number",
			"archive --wait 30 | '30' | 30s, 30m, 2h", "archive --wait -5m | '-5m' | 30s, 30m, 2h",
			"archive --sample-count 1001 --export-sample x.json | '1001' | from 1 to 1000",
			"archive --sample-count 5 | --sample-count 5 | --export-sample FILE",
			"archive --export-sample . | '.' | directory",
			"archive --export-sample - --output json | --export-sample - and --output json | Name a file",
			"verify --list - --output json | --list - and --output json | Name a file",
			"archive --export-sample no/such/x.json | 'no/such/x.json' | no directory",
			"simulate --count 0 | '0' | from 1 to", "simulate --p-missing 1.1 | '1.1' | from 0 to 1",
			"simulate --p-delivered NaN | 'NaN' | from 0 to 1", "simulate --seed x | 'x' | --seed",
			"simulate --rate 5 | --rate 5 | --live", "simulate --for 60s | --for 60s | --live",
			"simulate --live --count 5 | --count 5 | --for 60s",
			"simulate --live --p-delivered 0.5 | --p-delivered 0.5 | cancelled",
			"simulate --live --rate 0 | '0' | from 1 to 1000", "simulate --live --rate 1001 | '1001' | from 1 to 1000",
			"simulate --live --for 60 | '60' | 30s, 30m, 2h", "simulate --live --for 0s | --for 0s | 1s or more",
			"--spring.batch.job.name=liveOrders count=5 | --count 5 | --for 60s",
			"rejects lst | 'lst' | list, show, retry, drop", "rejects list --reason x | 'x' | CONFLICT",
			"rejects list --limit 0 | '0' | from 1 to", "rejects show | 'ID' | --help",
			"rejects retry | Which rejects? | --all", "rejects drop --yes | Which rejects? | --all",
			"rejects retry --all CMD-1 | --all CMD-1 | Either", "rejects retry CMD-1 --run 3 | --run | --all",
			"--spring.batch.job.name=retryRejects wait=30 all=true | '30' | 30s, 30m, 2h",
			"demo --simulation | '--simulation' | --help" })
	void refusesWithValueAndWhatIsAllowed(String line, String value, String allowed) {
		TypedCommand typed = TypedCommand.type(line.split(" "));
		assertThat(typed.exitCode()).isEqualTo(2);
		assertThat(typed.out()).isEmpty();
		assertThat(typed.err()).startsWith("order-archiver: ").contains(value).contains(allowed);
		assertThat(typed.err()).doesNotContain("Exception", "\tat ");
		assertThat(typed.err().lines().toList()).hasSizeLessThanOrEqualTo(3);
	}

	static Stream<String> commands() {
		return CommandModel.options()
			.keySet()
			.stream()
			.flatMap((command) -> command.contains(" ") ? Stream.of(command, command.replaceFirst(" .*", ""))
					: Stream.of(command))
			.distinct();
	}

	@ParameterizedTest
	@MethodSource("commands")
	void helpFitsATerminalOfEightyColumnsAndShowsExamples(String command) {
		TerminalOfTest seen = TerminalOfTest.of(80);
		assertThat(TypedCommand.typeAt(seen, (command + " --help").strip().split(" "))).isZero();
		assertThat(seen.hasWrapped()).as(seen.raw()).isFalse();
		assertThat(String.join("\n", seen.rows())).containsPattern("(?m)^  order-archiver " + command)
			.doesNotContain("@|", "WARN");
	}

	@ParameterizedTest
	@MethodSource("commands")
	void inAListOfCommandsEachHasAWholeSentence(String command) {
		String[] words = command.split(" ", -1);
		String parent = (words.length == 1) ? "" : words[0];
		String name = words[words.length - 1];
		String help = TypedCommand.type((parent + " --help").strip().split(" ")).out();
		if (!name.isEmpty()) {
			assertThat(help).containsPattern("(?m)^  " + name + "(, batch)? +[A-Z].*\\.$");
		}
	}

	@Test
	void aTerminalOfTwentyColumnsIsServedToo() {
		TerminalOfTest seen = TerminalOfTest.of(20);
		assertThat(TypedCommand.typeAt(seen, "archve")).isEqualTo(2);
		assertThat(seen.hasWrapped()).as(String.join("\n", seen.rows())).isFalse();
		assertThat(TypedCommand.typeAt(seen, "archive", "--help")).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "auto, true", "always, true", "never, false" })
	void helpIsColouredAsItIsAskedTo(String choice, boolean coloured) {
		TerminalOfTest seen = TerminalOfTest.of(80);
		TypedCommand.typeAt(seen, "archive", "--color", choice, "--help");
		assertThat(seen.raw().contains("\u001B[1m")).isEqualTo(coloured);
		assertThat(TypedCommand.type("archive", "--color", choice, "--help").out().contains("\u001B["))
			.isEqualTo(choice.equals("always"));
	}

	@Test
	void hintsAtTheEndOfAMessageAreForTheSimulationIfThatWasMeant() {
		assertThat(TypedCommand.type("runs", "show", "x").err()).contains("order-archiver runs list\n");
		assertThat(TypedCommand.type("runs", "show", "x", "--simulation").err())
			.contains("order-archiver runs list --simulation\n");
		assertThat(TypedCommand.type("rejects", "retry", "--simulation").err())
			.contains("order-archiver rejects list --simulation\n");
	}

	@Test
	void aDateThatIsNoneLeavesNoLogFileBehind(@TempDir Path home) {
		Settings settings = TypedCommand.loggingSettings(home, "mongodb://127.0.0.1:1");
		for (String command : List.of("archive", "verify", "complete")) {
			TypedCommand typed = TypedCommand.typeWith(settings, command, "--date-from", "2025-02-30");
			assertThat(typed.exitCode()).as(command).isEqualTo(2);
			assertThat(typed.err()).contains("'2025-02-30'");
		}
		assertThat(home).isEmptyDirectory();
	}

	@Test
	void suggestsWhatMayHaveBeenMeant() {
		assertThat(List.of(TypedCommand.type("archve").err(), TypedCommand.type("archive", "--dry-rn").err()))
			.satisfiesExactly((err) -> assertThat(err).contains("Did you mean: order-archiver archive"),
					(err) -> assertThat(err).contains("--dry-run"));
	}

}
