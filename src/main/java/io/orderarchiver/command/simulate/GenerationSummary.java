package io.orderarchiver.command.simulate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.run.outcome.GenerationRun;
import io.orderarchiver.simulation.data.GenerationReport;

/** A generation in words and numbers. */
final class GenerationSummary {

	private final GenerationRun run;

	private final String ordersCollection;

	GenerationSummary(GenerationRun run, String ordersCollection) {
		this.run = run;
		this.ordersCollection = ordersCollection;
	}

	String text() {
		boolean stopped = this.run.wasStopped();
		return "Generation %d: %s\n%s\n%s".formatted(this.run.run(),
				stopped ? "STOPPED before the end; the same command completes it" : "complete", rows(),
				promise(this.run.report()));
	}

	private Rows rows() {
		GenerationReport report = this.run.report();
		Map<String, Long> dimensions = new LinkedHashMap<>(report.documents());
		Long orders = dimensions.remove(this.ordersCollection);
		return new Rows().add("target", this.run.target())
			.add("seed", Long.toString(report.options().seed()))
			.addAll(0, dimensions)
			.add(this.ordersCollection, (orders != null) ? orders : 0)
			.addAll(1, report.orders())
			.add("there before", report.alreadyPresent())
			.add("duration", Rows.duration(this.run.durationSeconds()))
			.add("rate", Rows.perSecond(GenerationResult.ordersPerSecond(this.run, this.ordersCollection)));
	}

	/** What an archive must find. */
	static String promise(GenerationReport report) {
		String missing = report.missing()
			.entrySet()
			.stream()
			.map((field) -> field.getKey() + " " + Rows.number(field.getValue()))
			.collect(Collectors.joining(", "));
		return "Of these, an archive must find %s delivered, %s of them incomplete%s".formatted(
				Rows.number(report.delivered()), Rows.number(report.incomplete()),
				missing.isEmpty() ? "." : ": " + missing + ".");
	}

}
