package io.orderarchiver.command.runs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.command.terminal.Table;
import io.orderarchiver.command.terminal.Table.Column;
import io.orderarchiver.run.history.RecordedRun;
import org.jspecify.annotations.Nullable;

/** Runs, a line each. */
final class RunTable {

	private static final String NONE = "-";

	private final List<RecordedRun> runs;

	private final Instant now;

	private final boolean namesTargets;

	RunTable(List<RecordedRun> runs, Instant now) {
		this.runs = runs;
		this.now = now;
		this.namesTargets = runs.stream().map(RecordedRun::target).distinct().count() > 1;
	}

	/** The width is how wide a line may be, if there is a bound. */
	String text(OptionalInt width) {
		List<Column> columns = new ArrayList<>(List.of(Column.right("RUN"), Column.left("JOB"), Column.left("STATUS"),
				Column.left("STARTED"), Column.right("DURATION"), Column.right("ARCHIVED"), Column.right("REJECTS"),
				Column.right("EXIT"), Column.left("PARAMETERS")));
		if (this.namesTargets) {
			columns.add(Column.left("TARGET"));
		}
		Table table = new Table(columns);
		this.runs.forEach((run) -> table.add(cells(run)));
		return table.text(width);
	}

	private List<String> cells(RecordedRun run) {
		Tally counts = run.counts();
		List<String> cells = new ArrayList<>(List.of(Long.toString(run.number()), run.job(), RunTexts.word(run.state()),
				RunTexts.time(run.startedAt()), Rows.duration(run.seconds(this.now)),
				number((counts != null) ? counts.archived() : null),
				number((counts != null) ? counts.newRejects() + counts.knownRejects() : null),
				(run.exitCode() != null) ? run.exitCode().toString() : NONE, RunTexts.parameters(run)));
		if (this.namesTargets) {
			cells.add(run.target());
		}
		return cells;
	}

	private static String number(@Nullable Long number) {
		return (number != null) ? Rows.number(number) : NONE;
	}

}
