package io.orderarchiver.command.archive;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import io.orderarchiver.command.TypedCommand;
import io.orderarchiver.command.invocation.DateWindow;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.mongo.Redaction;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.run.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

import static org.assertj.core.api.Assertions.assertThat;

class NextStepsTests {

	private final Settings settings = TypedCommand.settings(Path.of("/srv/archiver"), Optional.empty(),
			Optional.empty(), new Redaction(List.of()));

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "--run | order-archiver archive", "--fresh --max-rejects 100 | order-archiver archive",
					"--date-from 2025-01-01 | order-archiver archive --date-from 2025-01-01",
					"--date-from -7d --date-to yesterday |"
							+ " order-archiver archive --date-from 2025-03-08 --date-to 2025-03-14",
					"--simulation --batch-size 5 --max-rejects UNLIMITED --max-rate 9 --wait 2m --output=json |"
							+ " order-archiver archive --batch-size 5 --max-rejects unlimited --max-rate 9 --wait 120s"
							+ " --simulation --output json",
					"--verbose --no-progress --export-sample it's.json --sample-count 3 |"
							+ " order-archiver archive --export-sample 'it'\\''s.json' --sample-count 3 --no-progress"
							+ " --verbose" })
	void resumesByTheSameCommandThatWorksTomorrowToo(String typed, String command) {
		assertThat(after(RunReports.resumedAndFailed(), typed.split(" "))).isEqualTo("To resume it:\n  " + command);
	}

	@Test
	void showsRejects() {
		assertThat(after(RunReports.completeWithRejects())).isEqualTo("""
				The rejects are kept with their reasons in Historique_rejets of Ubereats. To see them:
				  order-archiver rejects list --run 17""");
	}

	@Test
	void showsRejectsOfTheSimulation() {
		assertThat(after(RunReports.completeWithRejects(), "--simulation"))
			.endsWith("\n  order-archiver rejects list --run 17 --simulation");
	}

	@Test
	void hasNoneForACompleteRun() {
		assertThat(after(RunReports.completeDryRun(), "--dry-run")).isEmpty();
	}

	private String after(RunReport report, String... typed) {
		Options options = new Options();
		new CommandLine(options).parseArgs(typed);
		return new NextSteps(options.arguments, options.runArguments, this.settings,
				new DateWindow(TypedCommand.CLOCK, ZoneOffset.UTC))
			.after(report, "Ubereats");
	}

	/** Both kinds of options. */
	@CommandLine.Command
	private static final class Options {

		@Mixin
		private final ArchiveArguments arguments = new ArchiveArguments();

		@Mixin
		private final RunArguments runArguments = new RunArguments();

	}

}
