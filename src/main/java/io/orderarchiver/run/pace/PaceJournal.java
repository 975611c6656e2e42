package io.orderarchiver.run.pace;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.orderarchiver.archive.pace.PaceListener;
import io.orderarchiver.archive.pace.PaceState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells of a run's pace: each change to whoever listens, and each new reason to the log
 * and the job repository, too.
 */
final class PaceJournal implements PaceListener {

	private static final Logger logger = LoggerFactory.getLogger(PaceJournal.class);

	private final long run;

	private final Consumer<PaceState> notes;

	private final List<PaceListener> listeners;

	private PaceState last = PaceState.FREE;

	private @Nullable PaceState noted;

	private PaceJournal(long run, Consumer<PaceState> notes, List<PaceListener> listeners) {
		this.run = run;
		this.notes = notes;
		this.listeners = listeners;
	}

	/** Of a run that is this process's own. */
	static PaceJournal keeping(long run, PaceRows rows, List<PaceListener> listeners) {
		PaceJournal journal = new PaceJournal(run, (state) -> rows.note(run, state), listeners);
		journal.note();
		return journal;
	}

	/** Of a run of another process, which notes for itself. */
	static PaceJournal telling(long run, List<PaceListener> listeners) {
		return new PaceJournal(run, (state) -> {
		}, listeners);
	}

	@Override
	public void paceChanged(PaceState state) {
		boolean sameReason = state.reason() == this.last.reason();
		this.last = state;
		this.listeners.forEach((listener) -> listener.paceChanged(state));
		note();
		if (!sameReason) {
			logger.info("Run {} {}.", this.run, state.text().isEmpty() ? "goes on at its own pace" : state.text());
		}
	}

	@Override
	public void paceLasted(PaceState.Reason reason, Duration duration) {
		this.listeners.forEach((listener) -> listener.paceLasted(reason, duration));
		if (!this.last.equals(this.noted)) {
			note();
		}
	}

	/** It is for people to read: no run fails for want of it, and it is tried again. */
	private void note() {
		try {
			this.notes.accept(this.last);
			this.noted = this.last;
		}
		catch (DataAccessException | TransactionException ex) {
			logger.debug("The pace could not be noted in the job repository: {}", ex.getClass().getSimpleName());
		}
	}

}
