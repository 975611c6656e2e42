package io.orderarchiver.command.console;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.orderarchiver.OrderArchiver;
import io.orderarchiver.command.CommandFixture;
import io.orderarchiver.testing.ChildJvm;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

import static org.assertj.core.api.Assertions.assertThat;

/** A console in a process of its own, as an operator starts it. */
abstract class ConsoleFixture extends CommandFixture {

	private static final Pattern ADDRESS = Pattern.compile("Console: (http://127\\.0\\.0\\.1:(\\d+)/\\?token=\\w+)");

	private @Nullable ChildJvm console;

	/** What it printed to be opened. */
	URI startConsole(String... options) throws IOException {
		return opened(start(
				Stream.concat(Stream.of("console", "--port", "0"), Arrays.stream(options)).toArray(String[]::new)));
	}

	/** The same where nothing answers for MongoDB. */
	URI startConsoleWithoutMongoDb() throws IOException {
		return opened(ChildJvm.start(OrderArchiver.class,
				Map.of("ORDER_ARCHIVER_HOME", this.home.toString(), "MONGODB_URI",
						"mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=500", "BATCH_DATABASE_URL", ""),
				this.home.resolve("output.log"), "console", "--port", "0"));
	}

	private URI opened(ChildJvm started) {
		this.console = started;
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> ADDRESS.matcher(started.output()).find() || !started.isAlive());
		assertThat(started.output()).containsPattern(ADDRESS);
		return URI.create(ADDRESS.matcher(started.output())
			.results()
			.map((MatchResult found) -> found.group(1))
			.reduce((first, last) -> last)
			.orElseThrow());
	}

	ChildJvm console() {
		return Objects.requireNonNull(this.console);
	}

	@AfterEach
	void endConsole() {
		if (this.console != null) {
			this.console.terminate();
			this.console.awaitExit();
		}
	}

	/** An order that cannot be archived, since another one has its number. */
	Document reject(String number) {
		this.town.place(this.town.order(number));
		type("archive");
		Document rejected = this.town.place(this.town.order(number));
		assertThat(type("archive").exitCode()).isEqualTo(3);
		return rejected;
	}

}
