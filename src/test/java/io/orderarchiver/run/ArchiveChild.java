package io.orderarchiver.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;

import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.run.ArchiveHarness.Recorder;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.testing.ChildJvm;
import io.orderarchiver.testing.TestMongo;

/** An archive run in a process of its own, to be killed by a test. */
final class ArchiveChild {

	private ArchiveChild() {
	}

	static ChildJvm start(TestMongo mongo, Path home, int partitions, int pageSize, int ordersPerSecond)
			throws IOException {
		return ChildJvm.start(ArchiveChild.class, home.resolve("child.log"), mongo.uri(), mongo.databaseName(),
				home.toString(), Integer.toString(pageSize), Integer.toString(ordersPerSecond),
				Integer.toString(partitions));
	}

	/**
	 * Runs.
	 * @param arguments URI, database, home directory, page size, orders a second,
	 * partitions at once
	 */
	public static void main(String[] arguments) {
		ArchiveOptions options = new ArchiveOptions(Window.ALL, ArchiveMode.ARCHIVE, Integer.parseInt(arguments[3]),
				ArchiveOptions.UNLIMITED, PaceLimits.ofRate(OptionalInt.of(Integer.parseInt(arguments[4]))),
				OptionalInt.of(Integer.parseInt(arguments[5])));
		StopSignal stop = new StopSignal();
		StopOnSignals.install(stop);
		RunReport report = ArchiveHarness.of(arguments[0], arguments[1], Path.of(arguments[2]))
			.archive(options, Start.RESUME, stop, new Recorder());
		System.exit(report.exitStatus().code());
	}

}
