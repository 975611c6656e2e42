package io.orderarchiver.command.simulate;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.mongo.MongoTarget;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.simulation.data.GeneratedData;

/** Keeps generated orders out of databases that are not meant, and asks. */
final class SimulatePermission {

	private final Invocation invocation;

	private final SimulateArguments arguments;

	private final boolean simulation;

	SimulatePermission(Invocation invocation, SimulateArguments arguments, boolean simulation) {
		this.invocation = invocation;
		this.arguments = arguments;
		this.simulation = simulation;
	}

	/**
	 * Whether a person agrees.
	 * @throws ConfigurationException if the database is refused, or nobody can be asked
	 */
	boolean isGranted(Deployment deployment, GeneratedData data) {
		MongoTarget connected = deployment.connection().target();
		String target = this.simulation ? "the simulation" : connected.toString();
		requireSameName(connected.database());
		if (!this.simulation) {
			this.invocation.tell("Target: " + target);
			requireNoForeignOrders(connected.database(), data);
		}
		if (this.arguments.yes() || (this.simulation && !this.arguments.clears())) {
			return true;
		}
		if (!this.invocation.terminal().interactive()) {
			throw new ConfigurationException("%s Nobody can be asked here: add --yes.".formatted(question(target)));
		}
		return this.invocation.terminal().confirm(question(target));
	}

	private void requireSameName(String database) {
		String into = this.arguments.into();
		if (into != null && !into.equals(database)) {
			throw new ConfigurationException(("--into names '%s', but the database is '%s'. Check MONGODB_DATABASE and"
					+ " MONGODB_URI, or repeat its name exactly.")
				.formatted(into, database));
		}
	}

	private void requireNoForeignOrders(String database, GeneratedData data) {
		if (this.arguments.into() == null && data.holdsForeignOrders()) {
			throw new ConfigurationException(("The database '%s' holds orders that were not generated. Use --simulation"
					+ " or another database; if this one is meant, add --into %s.")
				.formatted(database, database));
		}
	}

	private String question(String target) {
		String clear = "Delete all generated documents";
		if (this.arguments.drift().isPresent()) {
			return "Make %s archived orders disagree with the archive of %s?"
				.formatted(Rows.number(this.arguments.drift().getAsInt()), target);
		}
		String generate = this.arguments.live()
			.map((live) -> "%d live orders a second".formatted(live.rate()))
			.orElseGet(() -> "%s generated orders".formatted(Rows.number(this.arguments.options().count())));
		if (!this.arguments.clears()) {
			return "Write %s into %s?".formatted(generate, target);
		}
		return this.arguments.generates() ? "%s of %s, then write %s?".formatted(clear, target, generate)
				: "%s of %s?".formatted(clear, target);
	}

}
