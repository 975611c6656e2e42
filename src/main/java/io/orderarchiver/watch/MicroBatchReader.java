package io.orderarchiver.watch;

import java.util.Optional;

import io.orderarchiver.archive.keys.CheckpointTime;
import io.orderarchiver.archive.pace.Pace;
import io.orderarchiver.archive.pace.PacedReadAhead;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StoppableWork;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.watch.position.Fingerprint;
import io.orderarchiver.watch.position.SavedPosition;
import io.orderarchiver.watch.state.WatchListener;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Yields micro-batches for ever; while one is written, the next is read. The position in
 * the {@link ExecutionContext} is that of the last one written.
 */
class MicroBatchReader implements ItemStreamReader<MicroBatch<JoinedOrder>> {

	private final WatchCourse course;

	private final Fingerprint fingerprint;

	private final WatchListener listener;

	private final CheckpointTime checkpointTime;

	private final PacedReadAhead<MicroBatch<JoinedOrder>> batchesAhead;

	private Optional<MicroBatch<JoinedOrder>> handedOut = Optional.empty();

	MicroBatchReader(WatchCourse course, Fingerprint fingerprint, WatchListener listener, CheckpointTime checkpointTime,
			Pace pace, StoppableWork work) {
		this.course = course;
		this.fingerprint = fingerprint;
		this.listener = listener;
		this.checkpointTime = checkpointTime;
		this.batchesAhead = new PacedReadAhead<>(work, pace, () -> Optional.of(course.next()),
				(batch) -> batch.page().orders().size(), course::again);
	}

	@Override
	public MicroBatch<JoinedOrder> read() throws JobInterruptedException {
		this.checkpointTime.saved();
		this.handedOut.ifPresent(this::saved);
		try {
			MicroBatch<JoinedOrder> batch = this.batchesAhead.take().orElseThrow();
			this.handedOut = Optional.of(batch);
			return batch;
		}
		catch (StopRequestedException ex) {
			throw new JobInterruptedException("stopped on request");
		}
	}

	private void saved(MicroBatch<JoinedOrder> batch) {
		this.course.saved(batch);
		this.listener.saved(WatchCourse.instant(batch.position().clusterTime()));
	}

	@Override
	public void update(ExecutionContext executionContext) {
		this.handedOut.ifPresent((batch) -> SavedPosition.save(batch.position(), this.fingerprint, executionContext));
	}

	@Override
	public void close() {
		this.batchesAhead.close();
		this.course.close();
	}

}
