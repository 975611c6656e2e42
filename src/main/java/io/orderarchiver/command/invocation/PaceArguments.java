package io.orderarchiver.command.invocation;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.command.terminal.LagConverter;
import io.orderarchiver.command.terminal.WholeNumber;
import io.orderarchiver.run.settings.ConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the sake of a busy cluster. */
public final class PaceArguments {

	@Option(names = "--max-rate", paramLabel = "N", converter = WholeNumber.Rate.class,
			description = "Let at most so many orders a second pass, to spare a busy cluster.")
	private @Nullable Integer maxRate;

	@Option(names = "--spare",
			description = "Go slower while MongoDB seems strained, by its latency and lag, and faster again after.")
	private boolean spare;

	@Option(names = "--max-lag", paramLabel = "TIME", converter = LagConverter.class,
			description = "With --spare: pause while MongoDB lags more than so long, 1s to 1h. Default: 5s.")
	private @Nullable Duration maxLag;

	/**
	 * A fixed limit.
	 * @return orders a second, or null
	 */
	public @Nullable Integer maxRate() {
		return this.maxRate;
	}

	/**
	 * Whether MongoDB is spared.
	 * @return true if that was asked for
	 */
	public boolean spare() {
		return this.spare;
	}

	/**
	 * The lag beyond which it pauses.
	 * @return as it was given, or null
	 */
	public @Nullable Duration maxLag() {
		return this.maxLag;
	}

	/**
	 * To be called before anything is begun.
	 * @throws ConfigurationException if options do not go together
	 */
	public void requireConsistent() {
		if (this.maxLag != null && !this.spare) {
			throw new ConfigurationException("--max-lag says when --spare pauses: add --spare, or leave it out.");
		}
	}

	/**
	 * All of them.
	 * @return what holds for the run
	 */
	public PaceLimits limits() {
		return new PaceLimits((this.maxRate != null) ? OptionalInt.of(this.maxRate) : OptionalInt.empty(), this.spare
				? Optional.of((this.maxLag != null) ? this.maxLag : PaceLimits.DEFAULT_MAX_LAG) : Optional.empty());
	}

}
