package io.orderarchiver.command.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.outcome.ExitStatus;

/** What a person may do next about a recorded run. */
public final class RunAdvice {

	private final RecordedRun run;

	private final Site site;

	/**
	 * Creates the advice.
	 * @param run the run
	 * @param site where it worked
	 */
	public RunAdvice(RecordedRun run, Site site) {
		this.run = run;
		this.site = site;
	}

	/** The command that restarts it, whatever its options were. */
	String restart() {
		return runs("restart " + this.run.number());
	}

	/** The command that repeats the run, if it is known. */
	Optional<String> command() {
		return new RunCommandLine(this.run, this.site).text();
	}

	/**
	 * What may be done.
	 * @return the most likely first
	 */
	public List<Step> steps() {
		List<Step> steps = new ArrayList<>();
		switch (this.run.state()) {
			case RUNNING -> steps.add(step("to stop it", "stop"));
			case STOPPING -> steps.add(step("it ends within seconds; to see", "show"));
			case DIED, FAILED, STOPPED -> unfinished(steps);
			case COMPLETED -> complete(steps);
			case ABANDONED -> command().ifPresent((command) -> steps.add(new Step("to start a new run", command)));
		}
		return steps;
	}

	private void unfinished(List<Step> steps) {
		if (this.run.isRestartable()) {
			steps.add(step(this.run.isResumable() ? "to resume it" : "to start it over", "restart"));
			command().ifPresent((command) -> steps.add(new Step("or, which is the same", command)));
		}
		else if (this.run.retries()) {
			steps.add(new Step("to retry what is left", "order-archiver rejects retry --all" + this.site.option()));
		}
		else {
			this.run.superseded()
				.ifPresent((newer) -> steps.add(new Step("to see the one in its place", runs("show " + newer))));
		}
		if (this.run.isResumable()) {
			steps.add(step("to give it up", "abandon"));
		}
	}

	private void complete(List<Step> steps) {
		Integer exitCode = this.run.exitCode();
		if (exitCode != null && exitCode == ExitStatus.COMPLETE_WITH_REJECTS.code() && !this.run.isDryRun()) {
			steps.add(new Step("to see its rejects",
					"order-archiver rejects list --run %d%s".formatted(this.run.number(), this.site.option())));
		}
		else if (this.run.isDryRun()) {
			command().map((command) -> command.replaceFirst(" --dry-run", ""))
				.ifPresent((command) -> steps.add(new Step("to archive what it counted", command)));
		}
	}

	private Step step(String purpose, String verb) {
		return new Step(purpose, runs(verb + " " + this.run.number()));
	}

	private String runs(String words) {
		return "order-archiver runs " + words + this.site.option();
	}

	/**
	 * Something to do.
	 *
	 * @param purpose what for
	 * @param command the command line
	 */
	public record Step(String purpose, String command) {
	}

}
