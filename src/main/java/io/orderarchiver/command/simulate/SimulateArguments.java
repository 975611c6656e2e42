package io.orderarchiver.command.simulate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.orderarchiver.command.invocation.RepeatableCommand;
import io.orderarchiver.command.terminal.Probability;
import io.orderarchiver.command.terminal.WholeNumber;
import io.orderarchiver.run.RunOrigin;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.simulation.data.GenerationOptions;
import io.orderarchiver.simulation.town.LiveOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code simulate} besides those of every run. */
final class SimulateArguments {

	private static final int DEFAULT_COUNT = 1000;

	private static final double DEFAULT_P_DELIVERED = 0.7;

	@Option(names = "--count", paramLabel = "N", converter = WholeNumber.OrderCount.class,
			description = "Orders to generate. Default: 1000.")
	private @Nullable Integer count;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "42",
			description = "The same seed makes the same documents. Default: ${DEFAULT-VALUE}.")
	private long seed;

	@Option(names = "--p-delivered", paramLabel = "P", converter = Probability.class,
			description = "Probability that an order is delivered. Default: 0.7.")
	private @Nullable Double pDelivered;

	@Option(names = "--p-missing", paramLabel = "P", defaultValue = "0.05", converter = Probability.class,
			description = "Probability that an order lacks something. Default: ${DEFAULT-VALUE}.")
	private double pMissing;

	@Option(names = "--clients", paramLabel = "N", defaultValue = "50", converter = WholeNumber.DimensionCount.class,
			description = "Customers to generate. Default: ${DEFAULT-VALUE}.")
	private int clients;

	@Option(names = "--livreurs", paramLabel = "N", defaultValue = "20", converter = WholeNumber.DimensionCount.class,
			description = "Couriers to generate. Default: ${DEFAULT-VALUE}.")
	private int livreurs;

	@Option(names = "--restaurants", paramLabel = "N", defaultValue = "20",
			converter = WholeNumber.DimensionCount.class,
			description = "Restaurants to generate. Default: ${DEFAULT-VALUE}.")
	private int restaurants;

	@Option(names = "--menus", paramLabel = "N", defaultValue = "60", converter = WholeNumber.DimensionCount.class,
			description = "Menus to generate. Default: ${DEFAULT-VALUE}.")
	private int menus;

	@Mixin
	private final LiveArguments live = new LiveArguments();

	@Option(names = "--drift", paramLabel = "N", converter = WholeNumber.DriftCount.class,
			description = { "Generate nothing, but make so many archived orders disagree with the archive: change,",
					"delete, blank or complete them, by the seed; and tell what verify and complete must find." })
	private @Nullable Integer drift;

	@Option(names = "--clear",
			description = "Delete all generated documents, whatever seed made them, with their archived orders and"
					+ " rejects, and nothing else. Then generates, but only if --count or --live is given.")
	private boolean clear;

	@Option(names = "--yes", description = "Do not ask.")
	private boolean yes;

	@Option(names = "--into", paramLabel = "DATABASE",
			description = "Repeats the database's name, to allow one that holds other orders.")
	private @Nullable String into;

	@Option(names = RepeatableCommand.REPEATED_RUN, hidden = true)
	private @Nullable Long repeatedRun;

	boolean clears() {
		return this.clear;
	}

	boolean generates() {
		return !this.clear || this.count != null || live().isPresent();
	}

	/**
	 * How a town lives, if that is what is wanted.
	 * @throws ConfigurationException if options do not go together
	 */
	Optional<LiveOptions> live() {
		return this.live.options(options(), this.count, this.pDelivered);
	}

	/**
	 * How many orders are to disagree with the archive, if that is what is wanted.
	 * @throws ConfigurationException if options do not go together
	 */
	OptionalInt drift() {
		if (this.drift == null) {
			return OptionalInt.empty();
		}
		if (this.clear || this.count != null || live().isPresent()) {
			throw new ConfigurationException("--drift %d touches orders that are archived already: leave out %s."
				.formatted(this.drift, this.clear ? "--clear" : (this.count != null) ? "--count" : "--live"));
		}
		return OptionalInt.of(this.drift);
	}

	long seed() {
		return this.seed;
	}

	/** The words are those with which the command is typed again. */
	RunOrigin origin(List<String> command) {
		return RepeatableCommand.origin(command, this.repeatedRun);
	}

	boolean yes() {
		return this.yes;
	}

	@Nullable String into() {
		return this.into;
	}

	GenerationOptions options() {
		return new GenerationOptions((this.count != null) ? this.count : DEFAULT_COUNT, this.seed,
				(this.pDelivered != null) ? this.pDelivered : DEFAULT_P_DELIVERED, this.pMissing, this.clients,
				this.livreurs, this.restaurants, this.menus);
	}

}
