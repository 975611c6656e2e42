package io.orderarchiver.run.history;

import java.util.Set;

import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.pace.RecordedPace;
import io.orderarchiver.run.pace.RecordedPace.Wish;
import io.orderarchiver.simulation.generation.GenerateJobConfiguration;
import io.orderarchiver.simulation.town.LiveJobConfiguration;

/** Says what may be done with a run, and what instead. */
public final class RunPermissions {

	private static final Set<String> JOBS_WITHOUT_PAUSE = Set.of(GenerateJobConfiguration.JOB,
			LiveJobConfiguration.JOB);

	private final Site site;

	/**
	 * Creates it.
	 * @param site whose runs they are
	 */
	public RunPermissions(Site site) {
		this.site = site;
	}

	/**
	 * Refuses to restart what is alive, or has ended for good.
	 * @param run the run
	 * @throws RunRefusedException if its command cannot be repeated for it
	 */
	public void requireRestartable(RecordedRun run) {
		if (run.isRestartable()) {
			return;
		}
		String instead = switch (run.state()) {
			case RUNNING, STOPPING -> "To stop it: " + command("stop", run.number());
			case COMPLETED -> "Its command, typed again, starts a new run: " + command("show", run.number());
			case ABANDONED -> "Its command, typed again, starts a new run: " + command("show", run.number());
			case FAILED, STOPPED,
					DIED ->
				run.retries()
						? "A retry has nothing to resume. To retry what is left: order-archiver rejects retry --all"
								+ this.site.option()
						: "To see that one: " + command("show", run.superseded().orElse(run.number()));
		};
		throw new RunRefusedException("Run %d cannot be restarted: %s. Only a failed, stopped or dead one can. %s"
			.formatted(run.number(), why(run), instead));
	}

	void requireStoppable(RecordedRun run) {
		if (!run.state().isAlive()) {
			String instead = run.isRestartable() ? " To resume it: " + command("restart", run.number()) : "";
			throw new RunRefusedException("Run %d cannot be stopped: %s. Only a running one can.%s"
				.formatted(run.number(), why(run), instead));
		}
	}

	void requirePausable(RecordedRun run) {
		if (!run.state().isAlive()) {
			throw new RunRefusedException("Run %d cannot be paused: %s. Only a running one can. To see it: %s"
				.formatted(run.number(), why(run), command("show", run.number())));
		}
		if (JOBS_WITHOUT_PAUSE.contains(run.job())) {
			throw new RunRefusedException(
					"Run %d cannot be paused: what generates the simulation's orders does not pause. To stop it: %s"
						.formatted(run.number(), command("stop", run.number())));
		}
	}

	/** What it waits for otherwise, it waits for still. */
	void requirePaused(RecordedRun run) {
		if (run.pace().map(RecordedPace::wish).filter(Wish.PAUSE::equals).isEmpty()) {
			throw new RunRefusedException(
					"Run %d is not paused by 'runs pause'; nothing was done. To see what it does: %s"
						.formatted(run.number(), command("show", run.number())));
		}
	}

	void requireAbandonable(RecordedRun run) {
		if (!run.state().isUnfinished()) {
			String instead = run.state().isAlive() ? " To stop it first: " + command("stop", run.number()) : "";
			throw new RunRefusedException("Run %d cannot be abandoned: %s. Only a failed, stopped or dead one can.%s"
				.formatted(run.number(), why(run), instead));
		}
	}

	private static String why(RecordedRun run) {
		return switch (run.state()) {
			case RUNNING -> "it is running (%s)".formatted(process(run));
			case STOPPING -> "it is about to stop (%s)".formatted(process(run));
			case DIED -> "it died, %s is gone".formatted(process(run));
			case COMPLETED -> "it is complete";
			case ABANDONED -> "it was abandoned";
			case FAILED, STOPPED -> run.superseded().isPresent()
					? "run %d of the same parameters has taken its place".formatted(run.superseded().getAsLong())
					: (run.state() == RunState.FAILED) ? "it failed" : "it is stopped";
		};
	}

	private static String process(RecordedRun run) {
		String process = run.last().process();
		return (process != null) ? process : "its process";
	}

	private String command(String verb, long number) {
		return "order-archiver runs %s %d%s".formatted(verb, number, this.site.option());
	}

}
