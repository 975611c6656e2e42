package io.orderarchiver.command.verify;

import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.orderarchiver.archive.pace.PaceState;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.Progress;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.run.RunStart;
import io.orderarchiver.run.VerifyRuns;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.verify.VerifyListener;
import io.orderarchiver.verify.VerifyOptions;

/** Tells a person on stderr what a verification does. */
final class VerifyNarrator implements VerifyListener, AutoCloseable {

	private final Invocation invocation;

	private final Settings settings;

	private final VerifyRuns runs;

	private final VerifyOptions options;

	private final Supplier<Progress> progressOfRun;

	private Progress progress = Progress.NONE;

	VerifyNarrator(Invocation invocation, Settings settings, VerifyRuns runs, VerifyOptions options,
			Supplier<Progress> progressOfRun) {
		this.invocation = invocation;
		this.settings = settings;
		this.runs = runs;
		this.options = options;
		this.progressOfRun = progressOfRun;
	}

	void starting(RunStart start) {
		this.invocation.tell("Verification %d %s: %s, %s".formatted(start.run(), start.resumed() ? "resumes" : "starts",
				start.target(), this.options.window()));
		this.invocation.tell("Home directory: " + this.settings.home());
		if (!start.waiting().isEmpty()) {
			this.invocation.tell("Other verifications of this target wait to be resumed: "
					+ start.waiting().stream().map(String::valueOf).collect(Collectors.joining(", ")));
		}
		this.progress = this.progressOfRun.get();
		this.progress.count(() -> this.runs.count(this.options));
	}

	@Override
	public void lookedAt(int documents) {
		this.progress.add(documents);
	}

	@Override
	public void rechecking(long orders) {
		this.invocation
			.tell("%s orders seem wrong at first sight; they are looked at again.".formatted(Rows.number(orders)));
	}

	@Override
	public void waitingFor(String writers) {
		this.invocation.tell("Waiting for " + writers + ".");
	}

	@Override
	public void paceChanged(PaceState state) {
		this.progress.mention(state.text());
	}

	@Override
	public void close() {
		this.progress.close();
	}

}
