package io.orderarchiver.run.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DotEnvFileTests {

	private static final Instant NOW = Instant.parse("2025-03-15T12:00:00Z");

	@TempDir
	private Path home;

	@ParameterizedTest
	@ValueSource(strings = { "mongodb://u:p@h/db", "mongodb://u:a$b#c%20&d\"e\\f@h/db?x=y", "mongodb://u:it's@h/db",
			"mongodb://u:it's\\n\"#@h/db" })
	void whatIsPutIsReadAsItWas(String uri) throws IOException {
		DotEnvFile file = new DotEnvFile(this.home);
		assertThat(file.put(uri, NOW)).isEmpty();
		assertThat(DotEnv.read(file.path())).containsEntry("MONGODB_URI", uri).hasSize(1);
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void itAndTheCopyAreTheirOwnersAloneWhateverTheyWere() throws IOException {
		Path file = this.home.resolve(".env");
		Files.writeString(file, "MONGODB_URI=mongodb://old/\n");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
		Path copy = new DotEnvFile(this.home).put("mongodb://new/", NOW).orElseThrow();
		assertThat(copy).hasFileName(".env.20250315_120000").hasContent("MONGODB_URI=mongodb://old/");
		for (Path each : new Path[] { file, copy }) {
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each))).isEqualTo("rw-------");
		}
	}

	@Test
	void whatElseIsInItStaysButASecondSourceOfTheUri() throws IOException {
		Files.writeString(this.home.resolve(".env"), """
				# mine
				BATCH_SIZE=500
				export MONGODB_URI = "mongodb://old/"
				MONGODB_URI_FILE=/run/secrets/uri
				MONGODB_URI=mongodb://older/
				""");
		new DotEnvFile(this.home).put("mongodb://new/", NOW);
		assertThat(Files.readString(this.home.resolve(".env"))).isEqualTo("""
				# mine
				BATCH_SIZE=500
				MONGODB_URI='mongodb://new/'
				# MONGODB_URI_FILE=/run/secrets/uri
				""");
	}

}
