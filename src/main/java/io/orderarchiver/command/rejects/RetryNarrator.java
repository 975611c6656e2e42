package io.orderarchiver.command.rejects;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.orderarchiver.archive.Reject;
import io.orderarchiver.archive.pace.PaceState;
import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.Progress;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.run.RunListener;
import io.orderarchiver.run.RunStart;

/**
 * Tells a person on stderr what a retry does, and remembers which orders it could not
 * help, up to a bound.
 */
final class RetryNarrator implements RunListener, AutoCloseable {

	private static final int BOUND = 1000;

	private final Invocation invocation;

	private final boolean dryRun;

	private final Supplier<Progress> progressOfRun;

	private final List<Reject> rejectedAgain = new ArrayList<>();

	private final List<RawValue> gone = new ArrayList<>();

	private Progress progress = Progress.NONE;

	RetryNarrator(Invocation invocation, boolean dryRun, Supplier<Progress> progressOfRun) {
		this.invocation = invocation;
		this.dryRun = dryRun;
		this.progressOfRun = progressOfRun;
	}

	@Override
	public void starting(RunStart start) {
		this.invocation.tell(
				"%s %d starts: %s".formatted(this.dryRun ? "Dry retry run" : "Retry run", start.run(), start.target()));
		this.progress = this.progressOfRun.get();
	}

	@Override
	public void pageStored(StoredPage page) {
		remember(page.rejects(), this.rejectedAgain);
		remember(page.gone(), this.gone);
		this.progress.reject(page.tally().newRejects());
		this.progress.add(page.tally().read());
	}

	private static <T> void remember(List<T> more, List<T> remembered) {
		more.stream().limit(Math.max(0, BOUND - remembered.size())).forEach(remembered::add);
	}

	/** The first of them. */
	List<Reject> rejectedAgain() {
		return this.rejectedAgain;
	}

	/** The {@code _id}s of the first of them. */
	List<RawValue> gone() {
		return this.gone;
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
