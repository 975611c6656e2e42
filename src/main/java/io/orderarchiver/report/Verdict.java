package io.orderarchiver.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.watch.state.WatchState;

/**
 * How a run ended, in one sentence.
 *
 * @param grade how good that is
 * @param sentence what to know before anything else
 */
public record Verdict(Grade grade, String sentence) {

	/** How good it is, told by a sign and a word besides a colour. */
	public enum Grade {

		GOOD("✓", "Good"), ATTENTION("!", "Needs attention"), BAD("✗", "Failed"), OPEN("…", "Not over");

		private final String sign;

		private final String word;

		Grade(String sign, String word) {
			this.sign = sign;
			this.word = word;
		}

		/**
		 * The sign, which needs no colour.
		 * @return one character
		 */
		public String sign() {
			return this.sign;
		}

		/**
		 * The grade in words.
		 * @return a word or two
		 */
		public String word() {
			return this.word;
		}

		/**
		 * Its class in the style sheet.
		 * @return a word in lower case
		 */
		public String style() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * Judges a run.
	 * @param run the run
	 * @return how it ended, or that it has not
	 */
	public static Verdict of(RecordedRun run) {
		return switch (run.state()) {
			case RUNNING, STOPPING ->
				new Verdict(Grade.OPEN, "The run is still going on: so far it has %s.".formatted(done(run)));
			case DIED -> new Verdict(Grade.BAD,
					"The run's process is gone without a word, after it had %s; %s.".formatted(done(run), repeat(run)));
			case FAILED ->
				new Verdict(Grade.BAD, "The run failed after it had %s; %s.".formatted(done(run), repeat(run)));
			case STOPPED -> new Verdict(Grade.ATTENTION,
					"The run was stopped on request after it had %s; %s.".formatted(done(run), repeat(run)));
			case ABANDONED -> new Verdict(Grade.ATTENTION,
					"The run was given up after it had %s: it is never resumed.".formatted(done(run)));
			case COMPLETED -> complete(run);
		};
	}

	/**
	 * Judges a watch that lives.
	 * @param state what it is doing
	 * @param since since when
	 * @param now until when
	 * @return whether it gets on
	 */
	public static Verdict of(WatchState state, Instant since, Instant now) {
		String what = switch (state) {
			case STREAMING -> "It archives each order as it is delivered";
			case CATCHING_UP -> "It archives what was delivered before it had a stream";
			case STARTING -> "It takes a position in the stream";
			case STANDBY -> "It waits for the end of another watch, to take over from it";
			case RECONNECTING -> "It has lost MongoDB, and tries again and again";
		};
		return new Verdict(grade(state), "%s, since %s UTC (%s).".formatted(what, Shown.time(since),
				Shown.duration(Duration.between(since, now).toMillis() / 1000.0)));
	}

	private static Grade grade(WatchState state) {
		return switch (state) {
			case STREAMING, CATCHING_UP -> Grade.GOOD;
			case STARTING, STANDBY -> Grade.OPEN;
			case RECONNECTING -> Grade.BAD;
		};
	}

	private static Verdict complete(RecordedRun run) {
		Tally counts = run.counts();
		if (run.found().isPresent()) {
			return verified(run);
		}
		if (counts == null) {
			return new Verdict(Grade.GOOD, "The run is complete: it has %s.".formatted(done(run)));
		}
		long rejects = counts.newRejects();
		if (rejects > 0) {
			return new Verdict(Grade.ATTENTION, "The run is complete, but %s could not be archived; it has %s."
				.formatted(Shown.count(rejects, "new order", "new orders"), done(run)));
		}
		return new Verdict(Grade.GOOD,
				(counts.archived() == 0) ? "The run is complete: there was nothing new to archive."
						: "The run is complete: it has %s, and no order is newly rejected.".formatted(done(run)));
	}

	private static Verdict verified(RecordedRun run) {
		Integer exitCode = run.exitCode();
		boolean proven = exitCode != null && exitCode == ExitStatus.COMPLETE.code();
		return new Verdict(proven ? Grade.GOOD : Grade.ATTENTION, "The verification is complete: it has %s%s."
			.formatted(done(run), proven ? "" : ", and there are findings that somebody has to see to"));
	}

	/** What stands behind "it has". */
	private static String done(RecordedRun run) {
		Tally counts = run.counts();
		if (counts != null) {
			String incomplete = (counts.incomplete() > 0)
					? ", %s of them incomplete".formatted(Shown.number(counts.incomplete())) : "";
			return "%s %s%s".formatted(run.isDryRun() ? "counted" : "archived",
					Shown.count(counts.archived(), "order", "orders"), incomplete);
		}
		if (run.found().isPresent()) {
			return "looked at " + Shown.count(run.found().get().lookedAt(), "order", "orders");
		}
		return run.completed()
			.map((completed) -> "completed " + Shown.count(completed.completed(), "order", "orders"))
			.orElse("done its work");
	}

	private static String repeat(RecordedRun run) {
		if (run.isResumable()) {
			return "nothing is lost, and its command resumes it";
		}
		if (run.isRestartable()) {
			return "its command starts it over";
		}
		return run.superseded().isPresent()
				? "run %d of the same parameters has taken its place".formatted(run.superseded().getAsLong())
				: "another run finds what is left";
	}

}
