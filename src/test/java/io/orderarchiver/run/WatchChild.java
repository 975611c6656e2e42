package io.orderarchiver.run;

import java.nio.file.Path;

import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.WatchHarness.Recorder;
import io.orderarchiver.run.outcome.WatchReport;
import io.orderarchiver.watch.state.WatchState;

/** A watch in a process of its own, to be killed by a test. */
final class WatchChild {

	static final String STREAMING = "the watch is in state " + WatchState.STREAMING;

	private WatchChild() {
	}

	/**
	 * Runs.
	 * @param arguments URI, database, home directory
	 */
	public static void main(String[] arguments) {
		StopSignal stop = new StopSignal();
		StopOnSignals.install(stop);
		WatchReport report = WatchHarness.of(arguments[0], arguments[1], Path.of(arguments[2]))
			.run(WatchHarness.DEFAULT, Start.RESUME, stop, new Recorder() {
				@Override
				public void changed(WatchState state) {
					System.out.println("the watch is in state " + state);
				}
			});
		System.exit(report.exitStatus().code());
	}

}
