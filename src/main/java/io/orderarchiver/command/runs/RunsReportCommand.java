package io.orderarchiver.command.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.invocation.StandardOutput;
import io.orderarchiver.command.terminal.Json;
import io.orderarchiver.command.terminal.RunNumber;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a report to look at. */
@Command(name = "report", sortOptions = false,
		description = { "Writes a report of a run, one page with pictures.",
				"It is HTML to look at, to print and to send, that needs no network and holds no personal data.",
				"Several runs come on one page: of a week, or of a month.", "" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver runs report 12", "  order-archiver runs report 12 --html - > night.html",
				"  order-archiver runs report 6 7 8 9 10 11 12 --html week.html --open", "",
				"Exit codes: 0 it is written; 1 it could not be; 2 there is no such run, or no such place" })
final class RunsReportCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Parameters(paramLabel = "N", arity = "1..*", converter = RunNumber.class, description = "The runs' numbers.")
	private List<Long> numbers = List.of();

	@Option(names = "--html", paramLabel = "FILE",
			description = "Write it there; - for standard output. Default: report-N.html in the current directory.")
	private @Nullable Path html;

	@Option(names = "--open", description = "Open it in this desktop's browser, too.")
	private boolean open;

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	RunsReportCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		this.runArguments.leaveOutputTo(this.html, "--html", this.invocation);
		if (this.open && StandardOutput.isMeant(this.html)) {
			throw new ConfigurationException("--open needs a file, and --html - writes none: leave one of them out.");
		}
		ReportFile file = ReportFile.of("--html", (this.html != null) ? this.html : defaultFile(), this.invocation);
		Settings settings = this.invocation.settings(Map.of());
		file.write(new RunReports(settings, this.runArguments.site(), this.invocation.clock().instant())
			.html(this.numbers));
		if (!file.isStandardOutput()) {
			tell(file);
		}
		return ExitStatus.COMPLETE.code();
	}

	private Path defaultFile() {
		long first = this.numbers.get(0);
		long last = this.numbers.get(this.numbers.size() - 1);
		return Path
			.of((first == last) ? "report-%d.html".formatted(first) : "report-%d-%d.html".formatted(first, last));
	}

	private void tell(ReportFile file) {
		if (this.runArguments.json()) {
			this.invocation.printData(Json.line(new ReportResult(this.numbers, file.toString())));
		}
		else {
			this.invocation.print("Report: " + file);
		}
		if (this.open && !ReportViewer.ofThisDesktop().open(file.path())) {
			this.invocation.warn("nothing here can show the report; open it yourself: " + file);
		}
	}

	/**
	 * What {@code runs report --output json} prints.
	 *
	 * @param runs the numbers of the runs
	 * @param file where their report is
	 */
	record ReportResult(List<Long> runs, String file) {
	}

}
