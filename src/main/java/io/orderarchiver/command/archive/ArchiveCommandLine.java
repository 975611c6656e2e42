package io.orderarchiver.command.archive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.command.invocation.DateWindow;
import io.orderarchiver.command.invocation.OutputFormat;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.terminal.RejectBound;
import io.orderarchiver.command.terminal.ShellWord;
import org.jspecify.annotations.Nullable;

/**
 * The command line of an archive run as it can be typed again, tomorrow too: without
 * {@code --fresh}, which would start over, and with relative dates resolved.
 */
final class ArchiveCommandLine {

	private static final long DEFAULT_MAX_REJECTS = ArchiveOptions.DEFAULT_MAX_REJECTS;

	private final List<String> words = new ArrayList<>(List.of("order-archiver", "archive"));

	ArchiveCommandLine(ArchiveArguments arguments, RunArguments runArguments, DateWindow dates) {
		flag("--dry-run", arguments.dryRun());
		date("--date-from", arguments.window().dateFrom(), dates);
		date("--date-to", arguments.window().dateTo(), dates);
		value("--export-sample", arguments.exportSample());
		value("--sample-count", arguments.sampleCount());
		value("--report", arguments.report());
		value("--batch-size", arguments.batchSize());
		maxRejects(arguments.maxRejects());
		value("--max-rate", arguments.pace().maxRate());
		flag("--spare", arguments.pace().spare());
		time("--max-lag", arguments.pace().maxLag());
		value("--partitions", arguments.partitions().isPresent() ? arguments.partitions().getAsInt() : null);
		value("--workers", arguments.sharing().isPresent() ? "remote" : null);
		flag("--no-work", arguments.noWork());
		time("--wait", arguments.patience());
		flag("--simulation", runArguments.simulation());
		value("--output", runArguments.json() ? OutputFormat.JSON : null);
		flag("--no-progress", runArguments.noProgress());
		flag("--verbose", runArguments.verbose());
	}

	private void flag(String name, boolean given) {
		if (given) {
			this.words.add(name);
		}
	}

	private void date(String name, @Nullable String text, DateWindow dates) {
		value(name, (text != null) ? dates.lasting(text) : null);
	}

	private void value(String name, @Nullable Object value) {
		if (value != null) {
			this.words.add(name);
			this.words.add(ShellWord.of(value.toString()));
		}
	}

	private void maxRejects(long maxRejects) {
		if (maxRejects != DEFAULT_MAX_REJECTS) {
			value("--max-rejects", (maxRejects == ArchiveOptions.UNLIMITED) ? RejectBound.UNLIMITED : maxRejects);
		}
	}

	private void time(String name, @Nullable Duration time) {
		value(name, (time != null) ? time.toSeconds() + "s" : null);
	}

	@Override
	public String toString() {
		return String.join(" ", this.words);
	}

}
