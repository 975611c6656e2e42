package io.orderarchiver.command.archive;

import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.orderarchiver.archive.pace.PaceState;
import io.orderarchiver.archive.Tally;
import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.Progress;
import io.orderarchiver.run.ArchiveRuns;
import io.orderarchiver.run.RunListener;
import io.orderarchiver.run.RunStart;
import io.orderarchiver.run.settings.Settings;

/** Tells a person on stderr what a run does, and takes the sample. */
final class ArchiveNarrator implements RunListener, AutoCloseable {

	private final Invocation invocation;

	private final Settings settings;

	private final ArchiveRuns runs;

	private final ArchiveOptions options;

	private final Supplier<Progress> progressOfRun;

	private final Sample sample;

	private Progress progress = Progress.NONE;

	/** Of this process. */
	private Tally own = Tally.ZERO;

	/** Of all processes, where several work. */
	private Tally all = Tally.ZERO;

	private long shownOrders;

	private long shownRejects;

	ArchiveNarrator(Invocation invocation, Settings settings, ArchiveRuns runs, ArchiveOptions options,
			Supplier<Progress> progressOfRun, Sample sample) {
		this.invocation = invocation;
		this.settings = settings;
		this.runs = runs;
		this.options = options;
		this.progressOfRun = progressOfRun;
		this.sample = sample;
	}

	@Override
	public void starting(RunStart start) {
		this.sample.begin();
		this.invocation
			.tell("%s %d %s: %s, %s".formatted((this.options.mode() == ArchiveMode.DRY_RUN) ? "Dry run" : "Archive run",
					start.run(), start.resumed() ? "resumes" : "starts", start.target(), this.options.window()));
		this.invocation.tell("Home directory: " + this.settings.home());
		if (!start.waiting().isEmpty()) {
			this.invocation.tell("Other runs of this target wait to be resumed: "
					+ start.waiting().stream().map(String::valueOf).collect(Collectors.joining(", ")));
		}
		this.progress = this.progressOfRun.get();
		this.progress.count(() -> this.runs.count(this.options));
	}

	@Override
	public void pageStored(StoredPage page) {
		this.sample.take(page.archived());
		this.own = this.own.plus(page.tally());
		show();
	}

	@Override
	public void savedByAll(Tally soFar) {
		this.all = soFar;
		show();
	}

	/** What this process has stored, all have saved soon after. */
	private void show() {
		long orders = Math.max(this.own.read(), this.all.read());
		long rejects = Math.max(this.own.newRejects(), this.all.newRejects());
		if (rejects > this.shownRejects) {
			this.progress.reject(rejects - this.shownRejects);
			this.shownRejects = rejects;
		}
		if (orders > this.shownOrders) {
			this.progress.add(orders - this.shownOrders);
			this.shownOrders = orders;
		}
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
