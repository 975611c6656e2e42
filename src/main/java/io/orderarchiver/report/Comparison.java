package io.orderarchiver.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.DoubleFunction;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.run.history.RecordedRun;

/**
 * Whether a run is unlike those before it: more than half as much again as the most of
 * them, or less than half of the least.
 */
final class Comparison {

	private static final int FEWEST = 3;

	/** A difference of less is none, in seconds. */
	private static final double MOMENT = 10;

	private final RecordedRun run;

	private final List<RecordedRun> before;

	private final Instant now;

	Comparison(RecordedRun run, List<RecordedRun> before, Instant now) {
		this.run = run;
		this.before = before;
		this.now = now;
	}

	/**
	 * What is compared.
	 *
	 * @param name what it is
	 * @param here of this run
	 * @param least the least of those before
	 * @param most the most of those before
	 * @param unusual why it is, or empty
	 */
	record Measure(String name, String here, String least, String most, String unusual) {
	}

	boolean isPossible() {
		return this.before.size() >= FEWEST && this.run.counts() != null;
	}

	String impossible() {
		return "%s of the same job and target before it: too few to tell whether this one is unusual (it takes %d)."
			.formatted(this.before.isEmpty() ? "There is no complete run"
					: "There " + ((this.before.size() == 1) ? "is " : "are ")
							+ Shown.count(this.before.size(), "complete run", "complete runs"),
					FEWEST);
	}

	List<Measure> measures() {
		return List.of(
				measure("Duration", (each) -> each.seconds(this.now), (seconds) -> Shown.duration(seconds), MOMENT),
				measure("Orders read", (each) -> counts(each).read(), Comparison::number, 0),
				measure("New rejects", (each) -> counts(each).newRejects(), Comparison::number, 0));
	}

	private static String number(double value) {
		return Shown.number(Math.round(value));
	}

	private static Tally counts(RecordedRun run) {
		Tally counts = run.counts();
		return (counts != null) ? counts : Tally.ZERO;
	}

	private Measure measure(String name, ToDoubleFunction<RecordedRun> value, DoubleFunction<String> shown,
			double moment) {
		double least = this.before.stream().mapToDouble(value).min().orElse(0);
		double most = this.before.stream().mapToDouble(value).max().orElse(0);
		double here = value.applyAsDouble(this.run);
		return new Measure(name, shown.apply(here), shown.apply(least), shown.apply(most),
				unusual(here, least, most, moment));
	}

	static String unusual(double here, double least, double most, double moment) {
		if (here > 1.5 * most && here - most > moment) {
			return "far more than before";
		}
		return (here < 0.5 * least && least - here > moment) ? "far less than before" : "";
	}

	String sentence() {
		List<String> unusual = measures().stream()
			.filter((measure) -> !measure.unusual().isEmpty())
			.map((measure) -> "%s: %s".formatted(measure.name().toLowerCase(Locale.ROOT), measure.unusual()))
			.toList();
		return unusual.isEmpty() ? "Nothing is unusual about this run."
				: "This run is unusual (" + String.join("; ", unusual) + ").";
	}

	/** How they were found to be. */
	String rule() {
		return ("Compared with the last %d complete runs of the same job and target before it. Unusual is what is more"
				+ " than half as much again as the most of them, or less than half of the least.")
			.formatted(this.before.size());
	}

	List<RecordedRun> before() {
		return this.before;
	}

}
