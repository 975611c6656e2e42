package io.orderarchiver.command.runs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.terminal.Json;
import io.orderarchiver.run.history.Pruning;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RunControl;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Forgets old runs. */
@Command(name = "prune", sortOptions = false,
		description = { "Forgets runs that ended long ago. The archive stays as it is.",
				"A run that may be resumed is kept, however old; so is one that is running, or died.",
				"What the forgotten ones have left in data/verify and data/complete is deleted.", "" },
		footerHeading = "%n@|bold Examples:|@%n", footer = { "  order-archiver runs prune --older-than 90d --dry-run" })
final class RunsPruneCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Option(names = "--older-than", paramLabel = "AGE", required = true, converter = AgeConverter.class,
			description = "How long ago a run must have ended: 90d, 12w.")
	@SuppressWarnings("NullAway.Init")
	private Duration age;

	@Option(names = "--dry-run", description = "Only tell which runs would be forgotten.")
	private boolean dryRun;

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	RunsPruneCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		Settings settings = this.invocation.settings(Map.of());
		Instant before = this.invocation.clock().instant().minus(this.age);
		Pruning pruning = new RunControl(settings, this.runArguments.site()).prune(before,
				this.dryRun ? Pruning.Mode.DRY_RUN : Pruning.Mode.REMOVE);
		pruning.undeleted()
			.forEach((directory, why) -> this.invocation
				.warn("%s cannot be deleted (%s). Nothing needs it any more; delete it yourself.".formatted(directory,
						why)));
		if (this.runArguments.json()) {
			this.invocation
				.printData(Json.line(new PruningResult(before.toString(), this.dryRun, numbers(pruning.removed()),
						numbers(pruning.resumable()), pruning.directories().stream().map(Path::toString).toList())));
		}
		else {
			print(pruning, before);
		}
		return ExitStatus.COMPLETE.code();
	}

	private void print(Pruning pruning, Instant before) {
		String those = "that ended before " + RunTexts.time(before);
		this.invocation.print(
				pruning.removed().isEmpty() ? "There is no run to forget %s.".formatted(those) : "%s %s: %s".formatted(
						this.dryRun ? "Would forget the runs" : "Forgot the runs", those, joined(pruning.removed())));
		if (!pruning.directories().isEmpty()) {
			this.invocation.print("%s what they have left here: %s".formatted(this.dryRun ? "Would delete" : "Deleted",
					pruning.directories().stream().map(Path::toString).collect(Collectors.joining(", "))));
		}
		if (!pruning.resumable().isEmpty()) {
			this.invocation.print("Kept, since they may be resumed: %s. To let one go: order-archiver runs abandon %d%s"
				.formatted(joined(pruning.resumable()), pruning.resumable().get(0).number(),
						this.runArguments.site().option()));
		}
	}

	private static String joined(List<RecordedRun> runs) {
		return numbers(runs).stream().map(String::valueOf).collect(Collectors.joining(", "));
	}

	private static List<Long> numbers(List<RecordedRun> runs) {
		return runs.stream().map(RecordedRun::number).sorted().toList();
	}

	/**
	 * What {@code runs prune --output json} prints.
	 *
	 * @param before when the end of the youngest to be forgotten may be at most
	 * @param dryRun whether it only looked
	 * @param removed the runs that are forgotten, or would be
	 * @param keptResumable runs as old, kept since they may be resumed
	 * @param deleted directories that those had left, and that are deleted, or would be
	 */
	record PruningResult(String before, boolean dryRun, List<Long> removed, List<Long> keptResumable,
			List<String> deleted) {
	}

	/** Reads an age in days or weeks. */
	static final class AgeConverter implements ITypeConverter<Duration> {

		private static final Pattern FORM = Pattern.compile("(\\d{1,5})([dw])");

		private static final int WEEK = 7;

		@Override
		public Duration convert(String text) {
			Matcher form = FORM.matcher(text.strip());
			if (!form.matches()) {
				throw new TypeConversionException("'%s' is no age; accepted are forms like 90d, 12w".formatted(text));
			}
			long number = Long.parseLong(form.group(1));
			return Duration.ofDays(form.group(2).equals("w") ? number * WEEK : number);
		}

	}

}
