package io.orderarchiver.command.verify;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.command.invocation.PartitionArguments;
import io.orderarchiver.command.invocation.PaceArguments;
import io.orderarchiver.command.invocation.RepeatableCommand;
import io.orderarchiver.command.invocation.StandardOutput;
import io.orderarchiver.command.invocation.WindowArguments;
import io.orderarchiver.command.terminal.DurationConverter;
import io.orderarchiver.command.terminal.Share;
import io.orderarchiver.command.terminal.WholeNumber;
import io.orderarchiver.files.PrivateFiles;
import io.orderarchiver.run.RunRequest;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.seal.InvalidSealKeyException;
import io.orderarchiver.seal.SealDirectory;
import io.orderarchiver.seal.SealKey;
import io.orderarchiver.seal.SealOptions;
import io.orderarchiver.seal.SealOptions.Faults;
import io.orderarchiver.verify.Sampling;
import io.orderarchiver.verify.VerifyOptions;
import io.orderarchiver.verify.files.FindingList;
import io.orderarchiver.verify.files.FindingList.Values;
import io.orderarchiver.verify.finding.FindingKind.Strictness;
import io.orderarchiver.verify.judge.Depth;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code verify} besides those of every run. */
final class VerifyArguments {

	@Mixin
	private final WindowArguments window = new WindowArguments();

	@Option(names = "--fast",
			description = "See only whether each order is archived, not whether its values are right.")
	private boolean fast;

	@Option(names = "--sample", paramLabel = "SHARE", defaultValue = "100%", converter = Share.class,
			description = "Only a share of all orders, like 1%%: the same ones each time. Default: ${DEFAULT-VALUE}.")
	private double sample;

	@Option(names = "--strict", description = "Count a dimension that has changed since (DRIFTED) as a fault, too.")
	private boolean strict;

	@Option(names = "--list", paramLabel = "FILE",
			description = "Write each finding as a line of JSON: which order, what, which fields."
					+ " Readable by its owner alone; - for standard output.")
	private @Nullable Path list;

	@Option(names = "--show-values", description = "Put the values in the list, too. They may be personal.")
	private boolean showValues;

	@Option(names = "--seal", paramLabel = "DIR",
			description = { "Write a seal of what was verified into a new directory: digests for sha256sum,",
					"signed with the key in SEAL_KEY_FILE, if that is set. Check it by: seal check DIR" })
	private @Nullable Path seal;

	@Option(names = "--seal-with-findings",
			description = "Write the seal even if the archive is not proven. Its run.json says what was found.")
	private boolean sealWithFindings;

	@Option(names = "--recheck", paramLabel = "TIME", defaultValue = "10s", converter = DurationConverter.class,
			description = "How long to wait before each of three more looks at what seems wrong."
					+ " Default: ${DEFAULT-VALUE}.")
	@SuppressWarnings("NullAway.Init")
	private Duration recheck;

	@Option(names = "--batch-size", paramLabel = "N", converter = WholeNumber.BatchSize.class,
			description = "Orders a page. Default: BATCH_SIZE, else 1000, or 4000 with --fast.")
	private @Nullable Integer batchSize;

	@Mixin
	private final PaceArguments pace = new PaceArguments();

	@Mixin
	private final PartitionArguments partitions = new PartitionArguments();

	@Option(names = "--fresh", description = "Start over, rather than resume a failed or stopped run.")
	private boolean fresh;

	@Option(names = "--wait", paramLabel = "TIME", defaultValue = "10m", converter = DurationConverter.class,
			description = "How long to wait for an archive or a watch that may yet archive what seems wrong, and for"
					+ " another verification to end. Default: ${DEFAULT-VALUE}.")
	@SuppressWarnings("NullAway.Init")
	private Duration wait;

	@Option(names = RepeatableCommand.REPEATED_RUN, hidden = true)
	private @Nullable Long repeatedRun;

	WindowArguments window() {
		return this.window;
	}

	@Nullable Path list() {
		return this.list;
	}

	PaceArguments pace() {
		return this.pace;
	}

	/** Those that are settings too. */
	Map<String, String> settings() {
		return (this.batchSize != null) ? Map.of("BATCH_SIZE", this.batchSize.toString()) : Map.of();
	}

	/**
	 * What is to be done.
	 * @throws ConfigurationException if options do not go together
	 */
	VerifyOptions options(Window window, Settings settings, OutputStream out) {
		if (this.showValues && this.list == null) {
			throw new ConfigurationException("--show-values needs a list: add --list FILE, or leave it out.");
		}
		requireSealable();
		return new VerifyOptions(window, this.fast ? Depth.EXISTENCE : Depth.VALUES, new Sampling(this.sample),
				this.strict ? Strictness.DRIFT_IS_A_FAULT : Strictness.DRIFT_IS_ALLOWED,
				this.fast ? settings.archivePageSize() : settings.pageSize(), this.pace.limits(), this.recheck,
				this.wait, listTarget(out), this.showValues ? Values.SHOWN : Values.HIDDEN, sealOptions(settings),
				this.partitions.atOnce());
	}

	private Optional<FindingList.Target> listTarget(OutputStream out) {
		if (this.list == null) {
			return Optional.empty();
		}
		if (StandardOutput.isMeant(this.list)) {
			return Optional.of(new FindingList.Target.InStream(out));
		}
		PrivateFiles.whyNotWritable(this.list).ifPresent((why) -> {
			throw new ConfigurationException("--list '%s' cannot be written: %s.".formatted(this.list, why));
		});
		return Optional.of(new FindingList.Target.InFile(this.list));
	}

	/** What says that values are right, of all orders, is not made by looking at less. */
	private void requireSealable() {
		if (this.seal == null && this.sealWithFindings) {
			throw new ConfigurationException(
					"--seal-with-findings needs a place for the seal: add --seal DIR, or leave it out.");
		}
		if (this.seal != null && (this.fast || this.sample < 1)) {
			throw new ConfigurationException(
					"--seal is of what was verified, all orders and their values: leave out %s."
						.formatted(this.fast ? "--fast" : "--sample"));
		}
	}

	/**
	 * What seal is to be written.
	 * @throws ConfigurationException if there can be none
	 */
	private Optional<SealOptions> sealOptions(Settings settings) {
		return Optional.ofNullable(this.seal).map((directory) -> {
			PrivateFiles.whyNoDirectory(directory).ifPresent((why) -> {
				throw new ConfigurationException("--seal '%s' cannot be written: %s.".formatted(directory, why));
			});
			return new SealOptions(new SealDirectory(directory), settings.sealKey().map(VerifyArguments::key),
					this.sealWithFindings ? Faults.SEALED : Faults.REFUSED);
		});
	}

	private static SealKey key(Path file) {
		try {
			return SealKey.read(file);
		}
		catch (InvalidSealKeyException ex) {
			throw new ConfigurationException("SEAL_KEY_FILE: " + ex.getMessage());
		}
	}

	/** The words are those with which the command is typed again. */
	RunRequest request(List<String> command) {
		return new RunRequest(this.fresh ? RunRequest.Start.FRESH : RunRequest.Start.RESUME, this.wait,
				RepeatableCommand.origin(command, this.repeatedRun));
	}

}
