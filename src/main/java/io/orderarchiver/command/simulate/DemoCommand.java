package io.orderarchiver.command.simulate;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.retry.RetrySettings;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.LogLevels;
import io.orderarchiver.management.ManagementAddress;
import io.orderarchiver.mongo.Redaction;
import io.orderarchiver.run.StopOnSignals;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.settings.MongoSettings;
import io.orderarchiver.run.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows and checks everything in memory. */
@Command(name = "demo",
		description = { "Shows everything on 1,000 orders in memory.", "",
				"Generates orders, archives those that are delivered, archives again, verifies the"
						+ " archive, tampers with eight orders, verifies and explains them, and checks it all"
						+ " against what was promised. Needs no database, leaves nothing behind.",
				"" },
		footerHeading = "%n@|bold Examples:|@%n", footer = { "  order-archiver demo" })
public final class DemoCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Option(names = "--verbose", description = "Log more, and show where an unexpected failure comes from.")
	private boolean verbose;

	/**
	 * Creates the command.
	 * @param invocation what it stands on
	 */
	public DemoCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		if (this.verbose) {
			LogLevels.verbose();
		}
		else {
			LogLevels.quiet();
		}
		StopSignal stop = new StopSignal();
		StopOnSignals.install(stop);
		try (Deployment deployment = Deployment.ofDemo()) {
			return new Demonstration(this.invocation, deployment, settings(), stop).show().code();
		}
		finally {
			LogLevels.reset();
		}
	}

	/** The defaults: no setting of a real deployment may spoil a demonstration. */
	private static Settings settings() {
		return new Settings(Path.of("").toAbsolutePath(), MongoSettings.NONE, OptionalInt.empty(),
				new RetrySettings(3, Duration.ofSeconds(2)), ArchiveIndexes.Creation.CREATE_MISSING, ZoneOffset.UTC,
				CollectionNames.DEFAULT, Optional.empty(), true, ManagementAddress.DEFAULT, Optional.empty(),
				Optional.empty(), Optional.empty(), Optional.empty(), new Redaction(List.of()));
	}

}
