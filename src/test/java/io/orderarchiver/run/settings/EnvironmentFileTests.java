package io.orderarchiver.run.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/** The expected values are those that a unit of systemd 252 got from the same text. */
class EnvironmentFileTests {

	@TempDir
	private Path directory;

	static Stream<Arguments> assignments() {
		return Stream.of(Arguments.of("A=b", "b"), Arguments.of(" A = b c \t", "b c"), Arguments.of("A=", ""),
				Arguments.of("A=mongodb://u:p%40w@h/db?w=1&x=y", "mongodb://u:p%40w@h/db?w=1&x=y"),
				Arguments.of("A=b #c", "b #c"), Arguments.of("A=#c", "#c"), Arguments.of("A=b;c", "b;c"),
				Arguments.of("A=$HOME ${HOME} $(date) `date`", "$HOME ${HOME} $(date) `date`"),
				Arguments.of("A=100%n %h & | < > * ?", "100%n %h & | < > * ?"), Arguments.of("A=livrée", "livrée"),
				Arguments.of("A='b # c'", "b # c"), Arguments.of("A='it\"s $A \\n'", "it\"s $A \\n"),
				Arguments.of("A=\"  b  \"", "  b  "), Arguments.of("A=\"b\" # c", "b# c"),
				Arguments.of("A=\"a\\\"b\\\\c\\$d\\`e\\n\\%\"", "a\"b\\c$d`e\\n\\%"),
				Arguments.of("A=\"b\" 'c' d", "bcd"), Arguments.of("A=b\"c\"d'e'", "b\"c\"d'e'"),
				Arguments.of("A=it's", "it's"), Arguments.of("A=C:\\\\new", "C:\\new"),
				Arguments.of("A=C:\\new", "C:new"), Arguments.of("A=b\\ ", "b "), Arguments.of("A=b\\\n  c", "b  c"),
				Arguments.of("A=\"b\\\nc\"", "bc"), Arguments.of("A='b\nc'", "b\nc"), Arguments.of("A=b\\", "b"));
	}

	@ParameterizedTest
	@MethodSource("assignments")
	void aValueIsWhatSystemdMakesOfIt(String text, String value) throws IOException {
		assertThat(read(text)).containsExactly(entry("A", value));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n" })
	void commentsAndBlankLinesAreSkippedAndTheLastOfTwoHolds(String end) throws IOException {
		String text = String.join(end, "# A=1", "  ; A=2", "", "\t", "A=3", "B=", "A=\"4\" ", "C=5");
		assertThat(read(text)).containsOnly(entry("A", "4"), entry("B", ""), entry("C", "5"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "s3cr3t", "export A=s3cr3t", "MONGODB-URI=s3cr3t", "1A=s3cr3t", "=s3cr3t", "A='s3cr3t",
			"A=\"s3cr3t", "A=\"s3cr3t\\" })
	void whatSystemdPassesOverInSilenceIsRefusedByTheNumberOfItsLineAlone(String line) {
		assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> read("A=1\n# two\n" + line))
			.withMessageContaining("environment, line 3 ")
			.withMessageNotContaining("s3cr3t")
			.withNoCause();
	}

	@Test
	void aFileThatIsNotThereOrNotInUtf8IsRefused() throws IOException {
		Path file = this.directory.resolve("environment");
		assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> EnvironmentFile.read(file))
			.withMessageContaining("ORDER_ARCHIVER_ENVIRONMENT_FILE names " + file);
		Files.write(file, "A=livrée".getBytes(StandardCharsets.ISO_8859_1));
		assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> EnvironmentFile.read(file))
			.withMessageContaining("UTF-8");
	}

	private Map<String, String> read(String text) throws IOException {
		return EnvironmentFile.read(Files.writeString(this.directory.resolve("environment"), text));
	}

}
