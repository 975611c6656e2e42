package io.orderarchiver.command.watch;

import java.time.Duration;
import java.time.Instant;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RecentRate;
import io.orderarchiver.command.terminal.Json;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.run.RunStart;
import io.orderarchiver.run.WatchRunListener;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.watch.state.WatchState;

/** Tells a person, or another program, what a watch does. */
final class WatchNarrator implements WatchRunListener, AutoCloseable {

	private final Invocation invocation;

	private final Settings settings;

	private final WatchLine line;

	private final WatchDetail detail;

	private final RecentRate rate = new RecentRate(System::nanoTime);

	private WatchState state = WatchState.STARTING;

	private long archived;

	private long newRejects;

	private Duration lag = Duration.ZERO;

	private String lastOrder = "-";

	WatchNarrator(Invocation invocation, Settings settings, WatchLine line, WatchDetail detail) {
		this.invocation = invocation;
		this.settings = settings;
		this.line = line;
		this.detail = detail;
	}

	@Override
	public synchronized void starting(RunStart start) {
		this.invocation
			.tell("Watch run %d %s: %s".formatted(start.run(), start.resumed() ? "resumes" : "starts", start.target()));
		this.invocation.tell("Home directory: " + this.settings.home());
		this.line.start(this::progress);
	}

	@Override
	public synchronized void changed(WatchState next) {
		this.state = next;
		this.line.refresh(WatchLine.Change.STATE);
	}

	@Override
	public synchronized void polled(Answer answer) {
		if (answer.events() == 0) {
			this.lag = Duration.ZERO;
		}
		this.line.refresh(WatchLine.Change.COUNTS);
	}

	@Override
	public synchronized void stored(StoredBatch batch) {
		this.archived += batch.tally().archived();
		this.lag = batch.lag();
		this.newRejects += batch.tally().newRejects();
		this.rate.add(batch.tally().archived());
		if (!batch.archived().isEmpty()) {
			ArchivedOrder last = batch.archived().get(batch.archived().size() - 1);
			this.lastOrder = last.key().shownNumber().orElse("-");
		}
		tell(batch);
		this.line.refresh(WatchLine.Change.COUNTS);
	}

	@Override
	public void saved(Instant position) {
		// A person wants to know what is archived.
	}

	private void tell(StoredBatch batch) {
		switch (this.detail) {
			case JSON -> this.invocation.printData(Json.line(WatchResult.of(batch, this.invocation.clock().instant())));
			case EACH_EVENT -> this.invocation.print(outcome(batch));
			case NONE -> {
			}
		}
	}

	/** There is but one order in a batch then. */
	private static String outcome(StoredBatch batch) {
		OrderKey key = batch.archived().isEmpty() ? batch.keys().get(0) : batch.archived().get(0).key();
		Tally tally = batch.tally();
		String what = (tally.archived() > 0)
				? (tally.incomplete() > 0)
						? "archived, incomplete: " + String.join(", ", WatchResult.names(tally.missing())) : "archived"
				: (tally.duplicates() > 0) ? "archived before" : (tally.gone() > 0) ? "no longer delivered"
						: (tally.conflicts() > 0) ? "rejected: its number is another order's" : "rejected";
		return "%s delivered: %s".formatted(key, what);
	}

	private synchronized WatchProgress progress() {
		return new WatchProgress(this.state, this.archived, this.newRejects, this.rate.perSecond(), this.lag,
				this.lastOrder);
	}

	@Override
	public void close() {
		this.line.close();
	}

}
