package io.orderarchiver.command.archive;

import io.orderarchiver.command.invocation.DateWindow;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.run.settings.Settings;

/** What a person does after an archive run that is not simply complete. */
final class NextSteps {

	private final ArchiveArguments arguments;

	private final RunArguments runArguments;

	private final Settings settings;

	private final DateWindow dates;

	NextSteps(ArchiveArguments arguments, RunArguments runArguments, Settings settings, DateWindow dates) {
		this.arguments = arguments;
		this.runArguments = runArguments;
		this.settings = settings;
		this.dates = dates;
	}

	/** Lines to show, or nothing. */
	String after(RunReport report, String database) {
		if (report.exitStatus() == ExitStatus.COMPLETE_WITH_REJECTS) {
			return report.dryRun() ? "A run that is not dry keeps these rejects with their reasons in %s."
				.formatted(this.settings.collections().rejects()) : rejects(report, database);
		}
		if (report.exitStatus() != ExitStatus.COMPLETE) {
			String command = new ArchiveCommandLine(this.arguments, this.runArguments, this.dates).toString();
			return (report.dryRun() ? "To run it again:\n  " : "To resume it:\n  ") + command;
		}
		return "";
	}

	private String rejects(RunReport report, String database) {
		return "The rejects are kept with their reasons in %s of %s. To see them:\n  order-archiver rejects list --run %d%s"
			.formatted(this.settings.collections().rejects(), database, report.run(),
					this.runArguments.simulation() ? " --simulation" : "");
	}

}
