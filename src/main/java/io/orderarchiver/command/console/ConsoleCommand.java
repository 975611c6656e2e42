package io.orderarchiver.command.console;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.LogLevels;
import io.orderarchiver.command.terminal.WholeNumber;
import io.orderarchiver.management.ManagementAddress;
import io.orderarchiver.management.PageServer;
import io.orderarchiver.management.PortUnavailableException;
import io.orderarchiver.run.StopOnSignals;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.log.RunLog;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves a page to watch. */
@Command(name = "console", sortOptions = false,
		description = { "Serves a page to watch: what runs, what waits, what happened last night, and why.",
				"It listens on this host alone, and opens to the browser that is given its address. It only reads,"
						+ " unless actions are allowed.",
				"" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver console", "  order-archiver console --port 8088 --allow-actions", "",
				"From another machine: ssh -L 9465:127.0.0.1:9465 HOST, then open the address there.", "",
				"Exit codes: 0 stopped on request; 1 failed; 2 usage or configuration error, the port in use included" })
public final class ConsoleCommand implements Callable<Integer> {

	private static final String LOOPBACK = "127.0.0.1";

	private static final Duration LONG = Duration.ofHours(1);

	private final Invocation invocation;

	@Option(names = "--port", paramLabel = "PORT", defaultValue = "9465", converter = WholeNumber.Port.class,
			description = "Listen there, on 127.0.0.1; 0 for any that is free. Default: ${DEFAULT-VALUE}.")
	private int port;

	@Option(names = "--allow-actions", description = "Let the page stop and restart runs, and retry and drop rejects.")
	private boolean allowActions;

	@Option(names = "--simulation", description = "Show the simulation instead of the database.")
	private boolean simulation;

	@Option(names = "--verbose", description = "Log more, and show where an unexpected failure comes from.")
	private boolean verbose;

	/**
	 * Creates the command.
	 * @param invocation what it stands on
	 */
	public ConsoleCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		if (this.verbose) {
			LogLevels.verbose();
		}
		Settings settings = this.invocation.settings(Map.of());
		this.invocation.openLog(settings, RunLog.Kind.CONSOLE);
		StopSignal stop = new StopSignal();
		StopOnSignals.install(stop);
		ConsoleKeys keys = new ConsoleKeys();
		Site site = this.simulation ? Site.SIMULATION : Site.DATABASE;
		try (ConsoleOrders orders = new ConsoleOrders(settings, site, stop, this.invocation.clock());
				PageServer server = open(new ConsoleAccess(keys, pages(settings, site, keys, orders)))) {
			tell(server.port(), keys);
			await(stop);
		}
		this.invocation.tell("The console has ended.");
		return ExitStatus.COMPLETE.code();
	}

	private PageServer open(ConsoleAccess access) {
		try {
			return PageServer.open(new ManagementAddress(LOOPBACK, this.port), access);
		}
		catch (PortUnavailableException ex) {
			throw new ConfigurationException(
					"The console cannot listen on %s:%d: the port is in use, or may not be used. Name another by"
						.formatted(LOOPBACK, this.port) + " --port, or 0 for any that is free.");
		}
	}

	private ConsolePages pages(Settings settings, Site site, ConsoleKeys keys, ConsoleOrders orders) {
		ConsoleFrame frame = new ConsoleFrame(keys, this.allowActions ? Actions.ALLOWED : Actions.NONE, site,
				this.invocation.clock());
		ConsoleRuns runs = new ConsoleRuns(settings, site);
		ProgramCommands commands = new ProgramCommands(ProgramStart.ofThisProcess(System.getenv()), site,
				this.invocation.clock());
		return new ConsolePages(frame, ConsoleAssets.all(),
				List.of(new OverviewPage(frame, runs), new RunsPage(frame, runs),
						new RunPage(frame, runs, commands, settings), new RejectsPage(frame, orders),
						new RejectPage(frame, orders, commands), new FindingsPage(frame, runs),
						new ExplainPage(frame, orders), new CommandsPage(frame, commands)));
	}

	/** The address goes past the log, which is for others to read, too. */
	private void tell(int listening, ConsoleKeys keys) {
		this.invocation.note("The console listens on %s:%d.".formatted(LOOPBACK, listening));
		this.invocation.terminal()
			.out()
			.println("Console: http://%s:%d/?%s=%s".formatted(LOOPBACK, listening, ConsoleAccess.TOKEN, keys.token()));
		this.invocation.terminal()
			.err()
			.println("This address opens it once, for one browser on this host. %s Ctrl-C ends it."
				.formatted(this.allowActions ? "It may stop, restart, retry and drop." : "It only shows."));
	}

	private static void await(StopSignal stop) {
		try {
			while (true) {
				stop.pause(LONG);
			}
		}
		catch (StopRequestedException ex) {
			// What it waited for.
		}
	}

}
