package io.orderarchiver.command.runs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;

import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.pace.PaceState;
import io.orderarchiver.command.terminal.Ink;
import io.orderarchiver.run.history.Checkpoint;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RunState;
import io.orderarchiver.run.pace.RecordedPace.Wish;
import org.jspecify.annotations.Nullable;

/** Recorded runs in words. */
public final class RunTexts {

	/** Where there is nothing to tell. */
	static final String NONE = "-";

	private RunTexts() {
	}

	static String time(Instant instant) {
		return instant.truncatedTo(ChronoUnit.SECONDS).toString();
	}

	/** A state as a word to find at a glance. */
	static String word(RunState state) {
		return switch (state) {
			case DIED, FAILED -> Ink.FAILED.of(state.toString());
			case STOPPED -> Ink.WARNING.of(state.toString());
			case RUNNING, STOPPING, COMPLETED, ABANDONED -> state.toString();
		};
	}

	static String parameters(RecordedRun run) {
		return switch (run.job()) {
			case "archiveDeliveredOrders" ->
				new Window(instant(run.parameters().get("date-from")), instant(run.parameters().get("date-to")))
						+ (run.isDryRun() ? ", dry run" : "");
			case "watchDeliveredOrders" -> NONE;
			default -> run.parameters()
				.entrySet()
				.stream()
				.map((parameter) -> parameter.getKey() + " " + parameter.getValue())
				.collect(Collectors.joining(", "));
		};
	}

	private static @Nullable Instant instant(@Nullable String text) {
		return (text != null) ? Instant.parse(text) : null;
	}

	static String state(RecordedRun run) {
		String repeats = run.isResumable() ? "the same command resumes it"
				: run.isRestartable() ? "the same command starts over" : run.superseded().isPresent()
						? "run %d of the same parameters has taken its place".formatted(run.superseded().getAsLong())
						: "";
		return switch (run.state()) {
			case RUNNING -> "running";
			case STOPPING -> "running, and asked to stop";
			case DIED -> Ink.FAILED.of("died") + ": its process is gone; " + repeats;
			case FAILED -> Ink.FAILED.of("FAILED") + "; " + repeats;
			case STOPPED -> "stopped on request; " + repeats;
			case COMPLETED -> "complete";
			case ABANDONED -> "abandoned: it is never resumed";
		};
	}

	/**
	 * Why a run is held up.
	 * @param run the run
	 * @return nothing if nothing holds it up
	 */
	public static Optional<String> pace(RecordedRun run) {
		if (run.state().isAlive()) {
			return run.heldUp().map(PaceState::text);
		}
		return run.pace()
			.filter((pace) -> pace.wish() == Wish.PAUSE && run.isResumable())
			.map((pace) -> "stays paused when it is resumed, until: order-archiver runs resume " + run.number());
	}

	/** Nothing for jobs without a checkpoint. */
	static Optional<String> checkpoint(RecordedRun run) {
		if (run.checkpoint().isPresent()) {
			return run.checkpoint().map(RunTexts::text);
		}
		return switch (run.job()) {
			case "archiveDeliveredOrders" ->
				Optional.of("none; a resume reads from the start, and what is archived costs next to nothing");
			case "watchDeliveredOrders" -> Optional.of("no position in the change stream was saved");
			default -> Optional.empty();
		};
	}

	private static String text(Checkpoint checkpoint) {
		return switch (checkpoint.kind()) {
			case ORDER_DATE -> "every order dated before %s has been read".formatted(checkpoint.at());
			case CATCHING_UP ->
				"catching up on what was delivered before %s (cluster time); the change stream goes on from there"
					.formatted(checkpoint.at());
			case STREAMING -> "the change stream has been read up to %s (cluster time)".formatted(checkpoint.at());
		};
	}

}
