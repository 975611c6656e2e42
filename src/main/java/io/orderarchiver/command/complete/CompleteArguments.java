package io.orderarchiver.command.complete;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.command.invocation.PartitionArguments;
import io.orderarchiver.command.invocation.PaceArguments;
import io.orderarchiver.command.invocation.RepeatableCommand;
import io.orderarchiver.command.invocation.WindowArguments;
import io.orderarchiver.command.terminal.DurationConverter;
import io.orderarchiver.command.terminal.WholeNumber;
import io.orderarchiver.complete.CompleteOptions;
import io.orderarchiver.order.ArchivedField;
import io.orderarchiver.run.RunRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code complete} besides those of every run. */
final class CompleteArguments {

	@Option(names = "--dry-run", description = "Go the whole way, but write nothing.")
	private boolean dryRun;

	@Mixin
	private final WindowArguments window = new WindowArguments();

	@Option(names = "--field", paramLabel = "NAME", split = ",", converter = FieldName.class,
			completionCandidates = FieldName.All.class,
			description = "Set only this field, like nom_client; several with commas. Default: each that is missing.")
	private @Nullable List<ArchivedField> fields;

	@Option(names = "--batch-size", paramLabel = "N", converter = WholeNumber.BatchSize.class,
			description = "Orders a page. Default: BATCH_SIZE, else 1000.")
	private @Nullable Integer batchSize;

	@Mixin
	private final PaceArguments pace = new PaceArguments();

	@Mixin
	private final PartitionArguments partitions = new PartitionArguments();

	@Option(names = "--fresh", description = "Start over, rather than resume a failed or stopped run.")
	private boolean fresh;

	@Option(names = "--wait", paramLabel = "TIME", converter = DurationConverter.class,
			description = "Wait so long for another living run to end: 30s, 30m, 2h. Default: do not wait.")
	private @Nullable Duration wait;

	@Option(names = RepeatableCommand.REPEATED_RUN, hidden = true)
	private @Nullable Long repeatedRun;

	WindowArguments window() {
		return this.window;
	}

	PaceArguments pace() {
		return this.pace;
	}

	/** Those that are settings too. */
	Map<String, String> settings() {
		return (this.batchSize != null) ? Map.of("BATCH_SIZE", this.batchSize.toString()) : Map.of();
	}

	CompleteOptions options(Window window, int pageSize) {
		return new CompleteOptions(window, Set.copyOf((this.fields != null) ? this.fields : FieldName.MANDATORY),
				this.dryRun ? ArchiveMode.DRY_RUN : ArchiveMode.ARCHIVE, pageSize, this.pace.limits(),
				this.partitions.atOnce());
	}

	/** The words are those with which the command is typed again. */
	RunRequest request(List<String> command) {
		return new RunRequest(this.fresh ? RunRequest.Start.FRESH : RunRequest.Start.RESUME,
				(this.wait != null) ? this.wait : Duration.ZERO, RepeatableCommand.origin(command, this.repeatedRun));
	}

}
