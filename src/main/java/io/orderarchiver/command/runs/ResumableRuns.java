package io.orderarchiver.command.runs;

import java.util.List;
import java.util.stream.Collectors;

import io.orderarchiver.command.terminal.Ink;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.history.RecordedRun;

/** Runs that wait to be resumed, and by which commands. */
public final class ResumableRuns {

	private final List<RecordedRun> runs;

	private final Site site;

	/**
	 * Creates the list.
	 * @param runs of which those are listed that wait
	 * @param site whose runs they are
	 */
	public ResumableRuns(List<RecordedRun> runs, Site site) {
		this.runs = runs.stream().filter(RecordedRun::isResumable).toList();
		this.site = site;
	}

	/**
	 * The list.
	 * @return two lines for each of them, or nothing
	 */
	public String text() {
		return this.runs.stream().map(this::lines).collect(Collectors.joining("\n"));
	}

	private String lines(RecordedRun run) {
		String parameters = RunTexts.parameters(run);
		return "%s (%s, %s%s):\n  %s".formatted(Ink.HEADING.of("To resume run " + run.number()), run.job(), run.state(),
				parameters.equals(RunTexts.NONE) ? "" : ", " + parameters, new RunAdvice(run, this.site).restart());
	}

}
