package io.orderarchiver.command.simulate;

import java.time.Duration;
import java.util.Optional;

import io.orderarchiver.command.terminal.DurationConverter;
import io.orderarchiver.command.terminal.WholeNumber;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.simulation.data.GenerationOptions;
import io.orderarchiver.simulation.town.LiveOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code simulate} that make it live. */
final class LiveArguments {

	private static final int DEFAULT_RATE = 5;

	@Option(names = "--live",
			description = { "A running town: orders are created, prepared and delivered, until Ctrl-C.",
					"Orders under way then stay as they are. Each time makes new orders." })
	private boolean live;

	@Option(names = "--rate", paramLabel = "N", converter = WholeNumber.DeliveryRate.class,
			description = "With --live: deliveries a second, 1 to 1000. Default: 5.")
	private @Nullable Integer rate;

	@Option(names = "--for", paramLabel = "TIME", converter = DurationConverter.class,
			description = "With --live: end after 30s, 30m, 2h. Default: go on until stopped.")
	private @Nullable Duration duration;

	/**
	 * How a town lives, if that is what is wanted.
	 * @param count what {@code --count} says, if it is given
	 * @param pDelivered what {@code --p-delivered} says, if it is given
	 * @throws ConfigurationException if options do not go together
	 */
	Optional<LiveOptions> options(GenerationOptions town, @Nullable Integer count, @Nullable Double pDelivered) {
		if (!this.live) {
			refuse(this.rate,
					"--rate %s needs --live: only a running town has a rate. Add --live, or leave --rate out.");
			refuse(forTime(), "--for %s needs --live: only a running town goes on. Add --live, or leave --for out.");
			return Optional.empty();
		}
		refuse(count, "--count %s does not go with --live: it goes on until it is stopped. Use --for 60s to end it.");
		refuse(pDelivered, "--p-delivered %s does not go with --live: all orders are delivered there, but for the few"
				+ " that are cancelled. Leave it out.");
		if (this.duration != null && this.duration.isZero()) {
			throw new ConfigurationException("--for %s is no time at all; give 1s or more.".formatted(forTime()));
		}
		return Optional.of(new LiveOptions(town, (this.rate != null) ? this.rate : DEFAULT_RATE, this.duration));
	}

	private @Nullable String forTime() {
		return (this.duration != null) ? this.duration.toSeconds() + "s" : null;
	}

	private static void refuse(@Nullable Object given, String sentence) {
		if (given != null) {
			throw new ConfigurationException(sentence.formatted(given));
		}
	}

}
