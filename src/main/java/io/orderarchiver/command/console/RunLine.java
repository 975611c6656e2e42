package io.orderarchiver.command.console;

import java.time.Instant;
import java.util.Optional;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.command.runs.RunTexts;
import io.orderarchiver.report.Shown;
import io.orderarchiver.report.Verdict;
import io.orderarchiver.run.history.RecordedRun;

/**
 * A run among others.
 *
 * @param number its number
 * @param job its job
 * @param target what it worked on
 * @param state what has become of it
 * @param verdict the same in a sentence
 * @param started when it began
 * @param took how long it took, or has taken
 * @param read orders looked at
 * @param archived orders newly archived
 * @param rejects new rejects
 * @param exitCode of its last process
 * @param process where it is, or was
 * @param pace why it is held up, if it is
 */
record RunLine(long number, String job, String target, String state, Verdict verdict, String started, String took,
		String read, String archived, String rejects, String exitCode, String process, Optional<String> pace) {

	private static final String NONE = "–";

	static RunLine of(RecordedRun run, Instant now) {
		Tally counts = run.counts();
		Integer exitCode = run.exitCode();
		String process = run.last().process();
		return new RunLine(run.number(), run.job(), Shown.text(run.targetName()), run.state().toString(),
				Verdict.of(run), Shown.time(run.startedAt()), Shown.duration(run.seconds(now)),
				(counts != null) ? Shown.number(counts.read()) : NONE,
				(counts != null) ? Shown.number(counts.archived()) : NONE,
				(counts != null) ? Shown.number(counts.newRejects()) : NONE,
				(exitCode != null) ? exitCode.toString() : NONE, (process != null) ? Shown.text(process) : NONE,
				RunTexts.pace(run).map(Shown::text));
	}

}
