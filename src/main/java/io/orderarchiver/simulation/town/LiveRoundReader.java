package io.orderarchiver.simulation.town;

import java.util.List;

import io.orderarchiver.archive.stop.StopRequestedException;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Yields what happens in a running town, when it does. There is no position to save: the
 * orders under way stay as they are when the town stops, and another run makes others.
 */
class LiveRoundReader implements ItemReader<LiveRound> {

	/** Few enough for a stop within a second. */
	private static final int MOST_MOVES = 1000;

	private final TownTime time;

	private final Timetable timetable;

	private final LiveOrders orders;

	LiveRoundReader(TownTime time, Timetable timetable, LiveOrders orders) {
		this.time = time;
		this.timetable = timetable;
		this.orders = orders;
	}

	/** Null once the town has closed and everything has happened that was due. */
	@Override
	public @Nullable LiveRound read() throws JobInterruptedException {
		List<Timetable.Event> due = takeDue();
		while (due.isEmpty() && !this.time.isOver()) {
			awaitTick();
			due = takeDue();
		}
		return due.isEmpty() ? null : this.orders.move(due);
	}

	private List<Timetable.Event> takeDue() {
		return this.timetable.takeDue(this.time.now(), MOST_MOVES);
	}

	private void awaitTick() throws JobInterruptedException {
		try {
			this.time.tick();
		}
		catch (StopRequestedException ex) {
			throw new JobInterruptedException("stopped on request");
		}
	}

}
