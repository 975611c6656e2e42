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

class DotEnvTests {

	@TempDir
	private Path home;

	static Stream<Arguments> lines() {
		return Stream.of(Arguments.of("A=b", "b"), Arguments.of("A = b ", "b"), Arguments.of("\tA=b", "b"),
				Arguments.of("export A=b", "b"), Arguments.of("A=", ""), Arguments.of("A=  # nothing", ""),
				Arguments.of("A=b # comment", "b"), Arguments.of("A=b\t#comment", "b"), Arguments.of("A=b#c", "b#c"),
				Arguments.of("A='b # c' # comment", "b # c"), Arguments.of("A=\"b # c\"# comment", "b # c"),
				Arguments.of("A='  b  '", "  b  "), Arguments.of("A='it\"s \\n'", "it\"s \\n"),
				Arguments.of("A=\"say \\\"hi\\\"\"", "say \"hi\""), Arguments.of("A=\"two\\nlines\"", "two\nlines"),
				Arguments.of("A=\"C:\\\\new\"", "C:\\new"), Arguments.of("A=\"100\\% \\d\"", "100\\% \\d"),
				Arguments.of("A=C:\\new", "C:\\new"), Arguments.of("A=it's", "it's"),
				Arguments.of("A=mongodb://u:p@h/db?w=1&x=y", "mongodb://u:p@h/db?w=1&x=y"),
				Arguments.of("A=livrée", "livrée"), Arguments.of("A=$HOME", "$HOME"));
	}

	@ParameterizedTest
	@MethodSource("lines")
	void aLineIsReadAsShellsAndContainersDo(String line, String value) throws IOException {
		assertThat(read(line)).containsExactly(entry("A", value));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", "\r" })
	void lineEndsAreThoseOfAnySystem(String end) throws IOException {
		String text = String.join(end, "\uFEFF# comment", "A=1", "", "  # another", "B=\"2\"", "C=3", "A=4", "");
		assertThat(read(text)).containsExactly(entry("A", "4"), entry("B", "2"), entry("C", "3"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "s3cr3t", "s3cr3t value", "MONGODB-URI=s3cr3t", "1A=s3cr3t", "=s3cr3t", "s3cr3t://u:p@h" })
	void aBadLineIsNamedByItsNumberAlone(String line) {
		assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> read("A=1\n# two\n" + line + "\n"))
			.withMessageContaining(".env, line 3 ")
			.withMessageNotContaining("s3cr3t")
			.withNoCause();
	}

	@Test
	void noFileMeansNoSettings() {
		assertThat(DotEnv.read(this.home.resolve(".env"))).isEmpty();
	}

	@Test
	void aFileThatIsNoUtf8IsRefused() throws IOException {
		Files.write(this.home.resolve(".env"), "A=livrée".getBytes(StandardCharsets.ISO_8859_1));
		assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> DotEnv.read(this.home.resolve(".env")))
			.withMessageContaining(".env cannot be read")
			.withMessageContaining("UTF-8");
	}

	private Map<String, String> read(String text) throws IOException {
		return DotEnv.read(Files.writeString(this.home.resolve(".env"), text));
	}

}
