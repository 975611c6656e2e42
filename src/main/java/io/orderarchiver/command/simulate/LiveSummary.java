package io.orderarchiver.command.simulate;

import java.util.Locale;

import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.run.outcome.GenerationRun;
import io.orderarchiver.simulation.town.LiveOptions;

/** A live run in words and numbers. */
final class LiveSummary {

	private final GenerationRun run;

	private final LiveOptions options;

	LiveSummary(GenerationRun run, LiveOptions options) {
		this.run = run;
		this.options = options;
	}

	String text() {
		return "Live run %d: %s. Orders under way stay as they are; another live run makes new ones.\n%s\n%s".formatted(
				this.run.run(), this.run.wasStopped() ? "stopped on request" : "the town has closed", rows(),
				GenerationSummary.promise(this.run.report()));
	}

	private Rows rows() {
		return new Rows().add("target", this.run.target())
			.add("seed", Long.toString(this.options.town().seed()))
			.add("asked for", askedFor())
			.add("created", LiveResult.created(this.run.report()))
			.addAll(1, this.run.report().orders())
			.add("duration", Rows.duration(this.run.durationSeconds()))
			.add("rate",
					String.format(Locale.ROOT, "%,.1f deliveries a second", LiveResult.deliveriesPerSecond(this.run)));
	}

	private String askedFor() {
		String rate = "%d deliveries a second".formatted(this.options.rate());
		return (this.options.duration() != null) ? "%s for %d s".formatted(rate, this.options.duration().toSeconds())
				: rate;
	}

}
