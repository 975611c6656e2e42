package io.orderarchiver.command.completion;

import java.util.List;
import java.util.Map;

import io.orderarchiver.command.CommandModel;
import io.orderarchiver.command.TypedCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Scripts are printed before a setting is read. */
class CompletionTests {

	private static final Map<String, Map<String, String>> COMMANDS = CommandModel.options();

	@ParameterizedTest
	@ValueSource(strings = { "bash", "zsh", "fish" })
	void knowsEachCommandAndEachOptionButNoHiddenOne(String shell) {
		TypedCommand typed = TypedCommand.type("completion", shell);
		assertThat(typed.exitCode()).isZero();
		assertThat(typed.err()).isEmpty();
		COMMANDS.forEach((command, options) -> {
			assertThat(typed.out()).contains(command.split(" ", -1));
			options.keySet()
				.stream()
				.map((option) -> option.replaceFirst(".*--", "").replaceFirst(" .*", ""))
				.forEach((option) -> assertThat(typed.out()).as(command).contains(option));
		});
		assertThat(typed.out()).doesNotContain("repeated-run");
	}

	@Test
	void knowsTheWordsThatAnOptionTakes() {
		assertThat(TypedCommand.type("completion", "bash").out()).contains("\"text\" \"json\"",
				"\"catch-up\" \"fail\" \"from-now\"", "\"auto\" \"always\" \"never\"", "\"CONFLICT\"",
				"\"nom_client\"");
		assertThat(TypedCommand.type("completion", "fish").out()).contains(
				"__order_archiver_at within 'archive'\" -l output -x -a 'text json'",
				"__order_archiver_at within 'batch'\" -l output -x -a 'text json'",
				"__order_archiver_at within 'watch'\" -l on-token-lost -x -a 'catch-up fail from-now'",
				"__order_archiver_at within 'completion'\" -x -a 'bash zsh fish'",
				"__order_archiver_at below 'runs'\" -a list -d 'Lists runs, the newest first'",
				"__order_archiver_at within 'verify'\" -l list -r -F");
	}

	@Test
	void anotherShellIsNamedWithThoseThatAreKnown() {
		TypedCommand typed = TypedCommand.type("completion", "csh");
		assertThat(typed.exitCode()).isEqualTo(2);
		assertThat(typed.err()).contains("'csh' is none of bash, zsh, fish");
		assertThat(List.of(typed.out())).containsExactly("");
	}

}
