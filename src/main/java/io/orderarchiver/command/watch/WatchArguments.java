package io.orderarchiver.command.watch;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import io.orderarchiver.command.invocation.RepeatableCommand;
import io.orderarchiver.command.terminal.DurationConverter;
import io.orderarchiver.command.terminal.WholeNumber;
import io.orderarchiver.run.RunRequest;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.watch.TokenLostPolicy;
import io.orderarchiver.watch.WatchOptions;
import io.orderarchiver.watch.WatchOptions.CatchUp;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of {@code watch} besides those of every run. */
final class WatchArguments {

	@Option(names = "--no-resume",
			description = "Start at this moment, whatever position is saved, and catch up on what is delivered and not"
					+ " archived.")
	private boolean noResume;

	@Option(names = "--no-catch-up",
			description = "Leave what was delivered before the first position to the archive command.")
	private boolean noCatchUp;

	@Option(names = "--on-token-lost", paramLabel = "catch-up|fail|from-now", defaultValue = "catch-up",
			converter = PolicyConverter.class, completionCandidates = Policies.class,
			description = {
					"When MongoDB cannot go on at the saved position: catch up on whatever is delivered and not",
					"archived, fail with exit code 12, or go on from now. Default: ${DEFAULT-VALUE}." })
	@SuppressWarnings("NullAway.Init")
	private TokenLostPolicy onTokenLost;

	@Option(names = "--standby",
			description = {
					"While another watch of this target lives, wait for as long as it does, and take over at its",
					"position within seconds of its death." })
	private boolean standby;

	@Option(names = "--simple",
			description = "For debugging: from this moment on, show each event and what became of it; save nothing to"
					+ " resume at.")
	private boolean simple;

	@Option(names = "--for", paramLabel = "TIME", converter = DurationConverter.class,
			description = "End so long after the stream was opened: 30s, 30m, 2h. Default: never.")
	private @Nullable Duration endAfter;

	@Option(names = "--until-idle", paramLabel = "TIME", converter = DurationConverter.class,
			description = "End when no order was delivered for so long. Default: never.")
	private @Nullable Duration endWhenIdle;

	@Option(names = "--batch-size", paramLabel = "N", converter = WholeNumber.BatchSize.class,
			description = "Orders a micro-batch at most. Default: BATCH_SIZE, else 1000.")
	private @Nullable Integer batchSize;

	@Option(names = "--max-rate", paramLabel = "N", converter = WholeNumber.Rate.class,
			description = "Archive at most so many orders a second, to spare a busy cluster.")
	private @Nullable Integer maxRate;

	@Option(names = "--no-management",
			description = "Serve no health and no metrics on MANAGEMENT_ADDRESS:MANAGEMENT_PORT.")
	private boolean noManagement;

	@Option(names = RepeatableCommand.REPEATED_RUN, hidden = true)
	private @Nullable Long repeatedRun;

	/** Whether it is looked at by HTTP; nobody does so when debugging. */
	boolean isServed() {
		return !this.noManagement && !this.simple;
	}

	boolean noResume() {
		return this.noResume;
	}

	boolean noCatchUp() {
		return this.noCatchUp;
	}

	boolean simple() {
		return this.simple;
	}

	/**
	 * Whether it waits for another watch.
	 * @throws ConfigurationException if options do not go together
	 */
	boolean standby() {
		if (this.standby && (this.simple || this.noResume)) {
			throw new ConfigurationException("--standby goes on at the position of the watch before: leave out %s."
				.formatted(this.simple ? "--simple" : "--no-resume"));
		}
		return this.standby;
	}

	/** Those that are settings too. */
	Map<String, String> settings() {
		return (this.batchSize != null) ? Map.of("BATCH_SIZE", this.batchSize.toString()) : Map.of();
	}

	WatchOptions options(int pageSize) {
		OptionalInt rate = (this.maxRate != null) ? OptionalInt.of(this.maxRate) : OptionalInt.empty();
		return new WatchOptions((this.noCatchUp || this.simple) ? CatchUp.SKIP : CatchUp.RUN, this.onTokenLost,
				this.simple ? 1 : pageSize, rate, Optional.ofNullable(this.endAfter),
				Optional.ofNullable(this.endWhenIdle), WatchOptions.DEFAULT_HEARTBEAT);
	}

	/** The words are those with which the command is typed again. */
	RunRequest request(List<String> command) {
		return new RunRequest((this.noResume || this.simple) ? RunRequest.Start.FRESH : RunRequest.Start.RESUME,
				this.standby ? RunRequest.FOR_EVER : Duration.ZERO,
				RepeatableCommand.origin(command, this.repeatedRun));
	}

	/** What may be typed. */
	static final class Policies implements Iterable<String> {

		@Override
		public Iterator<String> iterator() {
			return Arrays.stream(TokenLostPolicy.values()).map(PolicyConverter::spelled).iterator();
		}

	}

	/** Reads the policy off the command line. */
	static final class PolicyConverter implements ITypeConverter<TokenLostPolicy> {

		@Override
		public TokenLostPolicy convert(String text) {
			return Arrays.stream(TokenLostPolicy.values())
				.filter((policy) -> spelled(policy).equals(text.strip()))
				.findFirst()
				.orElseThrow(
						() -> new TypeConversionException("'%s' is none of catch-up, fail, from-now".formatted(text)));
		}

		private static String spelled(TokenLostPolicy policy) {
			return policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
