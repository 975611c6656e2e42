package io.orderarchiver.command.archive;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.invocation.StandardOutput;
import io.orderarchiver.command.runs.ReportFile;
import io.orderarchiver.command.runs.RunReports;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.history.RunRefusedException;
import io.orderarchiver.run.repository.JobRepositoryException;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.settings.Settings;

import org.springframework.dao.DataAccessException;

/** The report of a run that has just ended, if one is wanted. It never fails the run. */
final class EndReport {

	private final Optional<ReportFile> file;

	private final Site site;

	private final Invocation invocation;

	private EndReport(Optional<ReportFile> file, Site site, Invocation invocation) {
		this.file = file;
		this.site = site;
		this.invocation = invocation;
	}

	/**
	 * Checks the options before anything starts.
	 * @throws ConfigurationException if the report could not be written
	 */
	static EndReport of(ArchiveArguments arguments, RunArguments runArguments, Invocation invocation) {
		Path file = arguments.report();
		if (StandardOutput.isMeant(file) && StandardOutput.isMeant(arguments.exportSample())) {
			throw new ConfigurationException(
					"--report - and --export-sample - both print to standard output. Name a file for one of them.");
		}
		runArguments.leaveOutputTo(file, "--report", invocation);
		return new EndReport(Optional.ofNullable(file).map((path) -> ReportFile.of("--report", path, invocation)),
				runArguments.site(), invocation);
	}

	void write(long run, Settings settings) {
		this.file.ifPresent((report) -> {
			try {
				report.write(new RunReports(settings, this.site, this.invocation.clock().instant()).html(List.of(run)));
				this.invocation.tell("Report: " + report);
			}
			catch (UncheckedIOException | JobRepositoryException | RunRefusedException | DataAccessException ex) {
				this.invocation.warn(("%s. The run itself is as told above; to have its report: order-archiver runs"
						+ " report %d%s")
					.formatted(why(ex), run, this.site.option()));
			}
		});
	}

	private static String why(RuntimeException failure) {
		return (failure instanceof DataAccessException) ? "the job repository could not be read for the report (%s)"
			.formatted(failure.getClass().getSimpleName()) : String.valueOf(failure.getMessage());
	}

}
