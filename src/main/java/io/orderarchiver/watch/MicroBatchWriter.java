package io.orderarchiver.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.orderarchiver.archive.keys.CheckpointTime;
import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.archive.page.PageStorage;
import io.orderarchiver.archive.rejects.PageReference;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StoppableWork;
import io.orderarchiver.mongo.ServerClock;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.step.RunCounts;
import io.orderarchiver.step.RunReference;
import io.orderarchiver.watch.state.WatchListener.StoredBatch;
import io.orderarchiver.watch.state.WatchListener;
import io.orderarchiver.watch.state.WatchState;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/**
 * Stores micro-batches as the archive job stores pages. A reject never stops the stream.
 */
class MicroBatchWriter implements ItemStreamWriter<MicroBatch<ArchivedOrder>> {

	private final PageStorage storage;

	private final RunCounts counts;

	private final RunReference run;

	private final RejectRate rejectRate;

	private final ServerClock clock;

	private final WatchListener listener;

	private final CheckpointTime checkpointTime;

	private final StoppableWork work;

	MicroBatchWriter(PageStorage storage, RunCounts counts, RunReference run, RejectRate rejectRate, ServerClock clock,
			WatchListener listener, CheckpointTime checkpointTime, StoppableWork work) {
		this.storage = storage;
		this.counts = counts;
		this.run = run;
		this.rejectRate = rejectRate;
		this.clock = clock;
		this.listener = listener;
		this.checkpointTime = checkpointTime;
		this.work = work;
	}

	@Override
	public void write(Chunk<? extends MicroBatch<ArchivedOrder>> chunk) throws JobInterruptedException {
		for (MicroBatch<ArchivedOrder> batch : chunk) {
			if (batch.hasOrders()) {
				StoredPage stored = store(batch);
				this.counts.add(stored.tally());
				this.rejectRate.add(stored.tally());
				this.listener.stored(new StoredBatch(state(batch), batch.events(), batch.keys(), stored.tally(),
						stored.archived(), lag(batch)));
			}
		}
		this.checkpointTime.written();
	}

	private StoredPage store(MicroBatch<ArchivedOrder> batch) throws JobInterruptedException {
		PageReference page = this.run.nextPage(this.counts);
		try {
			return this.work.await(this.work.begin(() -> this.storage.store(batch.page(), page)));
		}
		catch (StopRequestedException ex) {
			throw new JobInterruptedException("stopped on request");
		}
	}

	private static WatchState state(MicroBatch<ArchivedOrder> batch) {
		return (batch.events() > 0) ? WatchState.STREAMING : WatchState.CATCHING_UP;
	}

	private Duration lag(MicroBatch<ArchivedOrder> batch) {
		return batch.newest().map((time) -> {
			// Cluster times are whole seconds: an order of this second is not late.
			Instant now = this.clock.now().truncatedTo(ChronoUnit.SECONDS);
			Duration lag = Duration.between(WatchCourse.instant(time), now);
			return lag.isNegative() ? Duration.ZERO : lag;
		}).orElse(Duration.ZERO);
	}

	@Override
	public void close() {
		this.work.close();
	}

}
