package io.orderarchiver.command.init;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.orderarchiver.OrderArchiver;
import io.orderarchiver.command.CommandFixture;
import io.orderarchiver.command.TypedCommand;
import io.orderarchiver.testing.ChildJvm;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InitIT extends CommandFixture {

	@Test
	void whereNobodyCanBeAskedItSaysHowToHandTheUriOver() {
		TypedCommand typed = type("init");
		assertThat(typed.exitCode()).isEqualTo(2);
		assertThat(typed.err()).contains("--yes", "MONGODB_URI", "MONGODB_URI_FILE", "standard input");
		assertThat(this.home).isEmptyDirectory();
	}

	@Test
	void whoeverAnswersGetsAHomeARoleAndASchedule() throws IOException {
		this.town.place(3);
		TypedCommand typed = TypedCommand.typeAndAnswer(settings(), this.mongo.uri() + "\ny\n", "init");
		assertThat(typed.exitCode()).as(typed.err()).isIn(0, 3);
		assertThat(Files.readString(env())).contains("MONGODB_URI='" + this.mongo.uri() + "'");
		assertThat(typed.out()).contains("createRole", "'Historique_rejets'", "order-archiver archive --no-progress",
				"order-archiver-archive.timer");
	}

	@Test
	void anEnvThatIsThereIsAskedAboutAndKeptAsACopy() throws IOException {
		this.town.place(3);
		Files.writeString(env(), "BATCH_SIZE=7\n");
		TypedCommand no = TypedCommand.typeAndAnswer(settings(), this.mongo.uri() + "\nn\n", "init");
		assertThat(no.exitCode()).isEqualTo(5);
		assertThat(no.err()).contains(env() + " is there", "Nothing was written");
		assertThat(env()).hasContent("BATCH_SIZE=7");
		TypedCommand yes = TypedCommand.typeAndAnswer(settings(), this.mongo.uri() + "\ny\n", "init");
		assertThat(yes.err()).contains("What it was before: " + env() + ".20250315_120000");
		assertThat(Files.readString(env())).startsWith("BATCH_SIZE=7\nMONGODB_URI=");
	}

	@Test
	void noUriAndOneThatIsNoneWriteNothing() {
		assertThat(TypedCommand.typeAndAnswer(settings(), "\n", "init").exitCode()).isEqualTo(2);
		assertThat(this.home).isEmptyDirectory();
	}

	@Test
	void aSecretUriIsHandedOverOnStandardInputAndShownNowhere() throws IOException {
		try (ChildJvm init = start(Map.of("MONGODB_URI", "mongodb://u:Geh3im@127.0.0.1:1/Ubereats"), "init", "--yes")) {
			assertThat(init.awaitExit()).isEqualTo(1);
			assertThat(init.output()).contains("Written: " + env(), "MONGODB_URI is set elsewhere, too (environment)")
				.doesNotContain("Geh3im");
		}
		assertThat(Files.readString(env())).contains("Geh3im");
	}

	@Test
	void aFileThatHoldsTheUriIsReadAndItsSettingNamedAsInTheWay() throws IOException {
		Path file = this.home.resolve("uri.txt");
		Files.writeString(file, "mongodb://127.0.0.1:1/Ubereats\n");
		try (ChildJvm init = start(Map.of("MONGODB_URI_FILE", file.toString()), "init", "--yes")) {
			assertThat(init.awaitExit()).isEqualTo(1);
			assertThat(init.output()).contains("Both MONGODB_URI (.env) and MONGODB_URI_FILE (environment) are set");
		}
		assertThat(Files.readString(env())).contains("MONGODB_URI='mongodb://127.0.0.1:1/Ubereats'");
	}

	@Test
	void aUriThatIsNoneIsRefusedByTheProgram() throws IOException {
		try (ChildJvm init = start(Map.of("MONGODB_URI", "http://h/"), "init", "--yes")) {
			assertThat(init.awaitExit()).isEqualTo(2);
			assertThat(init.output()).contains("nothing was written");
		}
		assertThat(env()).doesNotExist();
	}

	private Path env() {
		return this.home.resolve(".env");
	}

	private ChildJvm start(Map<String, String> variables, String... args) throws IOException {
		Map<String, String> environment = new HashMap<>(Map.of("ORDER_ARCHIVER_HOME", this.home.toString(),
				"MONGODB_DATABASE", "", "BATCH_DATABASE_URL", "", "SIMULATION_URI", ""));
		environment.putAll(variables);
		return ChildJvm.start(OrderArchiver.class, environment, this.home.resolve("output.log"), args);
	}

}
