package io.orderarchiver.bench;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Orders a second of one round.
 *
 * @param pipeline (a) the aggregation within the server, if it can
 * @param empty (b) the job on an empty archive
 * @param full (b) the job on a full archive
 * @param insert (c) a plain insert of the same archived orders
 */
record Round(OptionalDouble pipeline, double empty, double full, double insert) {

	static final String HEADER = String.format(Locale.ROOT, "%-8s %12s %12s %12s %12s %10s %10s %10s", "round",
			"a pipeline", "b empty", "b full", "c insert", "b/a empty", "b/a full", "b/c");

	static final String BUDGET = String.format(Locale.ROOT, "%-8s %12s %12s %12s %12s %10s %10s %10s", "budget", "", "",
			"", "", ">= 3", ">= 15", ">= 0.35");

	String line(String name) {
		return String.format(Locale.ROOT, "%-8s %12s %,12.0f %,12.0f %,12.0f %10s %10s %10.2f", name,
				this.pipeline.isPresent() ? String.format(Locale.ROOT, "%,.0f", this.pipeline.getAsDouble()) : "-",
				this.empty, this.full, this.insert, ratio(this.empty), ratio(this.full), this.empty / this.insert);
	}

	private String ratio(double rate) {
		return this.pipeline.isPresent() ? String.format(Locale.ROOT, "%.2f", rate / this.pipeline.getAsDouble()) : "-";
	}

}
