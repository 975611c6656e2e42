package io.orderarchiver.command.archive;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.command.invocation.PartitionArguments;
import io.orderarchiver.command.invocation.PaceArguments;
import io.orderarchiver.command.invocation.RepeatableCommand;
import io.orderarchiver.command.invocation.WindowArguments;
import io.orderarchiver.command.terminal.DurationConverter;
import io.orderarchiver.command.terminal.RejectBound;
import io.orderarchiver.command.terminal.WholeNumber;
import io.orderarchiver.run.RunRequest;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.worker.Participation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code archive} besides those of every run. */
final class ArchiveArguments {

	@ArgGroup(exclusive = true)
	private Mode mode = new Mode();

	@Mixin
	private final WindowArguments window = new WindowArguments();

	@Option(names = "--export-sample", paramLabel = "FILE",
			description = "Write the first orders that this execution archives, or would archive, as JSON."
					+ " Readable by its owner alone; - for standard output.")
	private @Nullable Path exportSample;

	@Option(names = "--sample-count", paramLabel = "N", converter = WholeNumber.SampleCount.class,
			description = "How many orders to export, 1 to 1000. Default: 10.")
	private @Nullable Integer sampleCount;

	@Option(names = "--report", paramLabel = "FILE",
			description = "Write a report of the run at its end, however that is: one page of HTML; - for standard"
					+ " output.")
	private @Nullable Path report;

	@Option(names = "--batch-size", paramLabel = "N", converter = WholeNumber.BatchSize.class,
			description = "Orders a page. Default: BATCH_SIZE, else 4000.")
	private @Nullable Integer batchSize;

	@Option(names = "--max-rejects", paramLabel = "N|unlimited", defaultValue = "100", converter = RejectBound.class,
			description = "Fail beyond so many new rejects. Default: ${DEFAULT-VALUE}.")
	private long maxRejects;

	@Mixin
	private final PaceArguments pace = new PaceArguments();

	@Mixin
	private final PartitionArguments partitions = new PartitionArguments();

	@Option(names = "--workers", paramLabel = "local|remote", defaultValue = "local",
			converter = WorkersConverter.class,
			description = {
					"Who works on the partitions: threads of this process, or the processes of order-archiver worker,",
					"too. Default: ${DEFAULT-VALUE}." })
	@SuppressWarnings("NullAway.Init")
	private WorkersConverter.Workers workers;

	@Option(names = "--no-work", description = "With --workers remote: leave all partitions to workers.")
	private boolean noWork;

	@Option(names = "--fresh", description = "Start over, rather than resume a failed or stopped run.")
	private boolean fresh;

	@Option(names = "--wait", paramLabel = "TIME", converter = DurationConverter.class,
			description = "Wait so long for another living run to end: 30s, 30m, 2h. Default: do not wait.")
	private @Nullable Duration wait;

	@Option(names = RepeatableCommand.REPEATED_RUN, hidden = true)
	private @Nullable Long repeatedRun;

	/** Two that exclude each other. */
	static final class Mode {

		@Option(names = "--run", description = "Archive; the default.")
		@SuppressWarnings("unused")
		private boolean run;

		@Option(names = "--dry-run", description = "Go the whole way, but write nothing.")
		private boolean dryRun;

	}

	boolean dryRun() {
		return this.mode.dryRun;
	}

	WindowArguments window() {
		return this.window;
	}

	@Nullable Path exportSample() {
		return this.exportSample;
	}

	@Nullable Integer sampleCount() {
		return this.sampleCount;
	}

	@Nullable Path report() {
		return this.report;
	}

	@Nullable Integer batchSize() {
		return this.batchSize;
	}

	long maxRejects() {
		return this.maxRejects;
	}

	PaceArguments pace() {
		return this.pace;
	}

	OptionalInt partitions() {
		return this.partitions.atOnce();
	}

	/**
	 * Whether others work on the partitions, and this process, too.
	 * @return nothing if this process works alone
	 * @throws ConfigurationException if options do not go together
	 */
	Optional<Participation> sharing() {
		if (this.workers == WorkersConverter.Workers.LOCAL) {
			if (this.noWork) {
				throw new ConfigurationException("--no-work leaves the work to others: add --workers remote.");
			}
			return Optional.empty();
		}
		if (this.exportSample != null) {
			throw new ConfigurationException("--export-sample shows what this process archives, and workers archive"
					+ " elsewhere: leave it out, or --workers remote.");
		}
		return Optional.of(this.noWork ? Participation.WAITS : Participation.WORKS);
	}

	boolean noWork() {
		return this.noWork;
	}

	@Nullable Duration patience() {
		return this.wait;
	}

	/** Those that are settings too. */
	Map<String, String> settings() {
		return (this.batchSize != null) ? Map.of("BATCH_SIZE", this.batchSize.toString()) : Map.of();
	}

	ArchiveOptions options(Window window, int pageSize) {
		return new ArchiveOptions(window, dryRun() ? ArchiveMode.DRY_RUN : ArchiveMode.ARCHIVE, pageSize,
				this.maxRejects, this.pace.limits(), partitions());
	}

	/** The words are those with which the command is typed again. */
	RunRequest request(List<String> command) {
		return new RunRequest(this.fresh ? RunRequest.Start.FRESH : RunRequest.Start.RESUME,
				(this.wait != null) ? this.wait : Duration.ZERO, RepeatableCommand.origin(command, this.repeatedRun));
	}

}
