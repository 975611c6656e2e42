package io.orderarchiver.batch;

import java.util.List;
import java.util.Optional;

import io.orderarchiver.archive.keys.CheckpointTime;
import io.orderarchiver.archive.pace.Pace;
import io.orderarchiver.archive.page.OrderPage;
import io.orderarchiver.archive.page.RejectPreparation;
import io.orderarchiver.archive.rejects.KeptRejects;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StoppableWork;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.order.RawValue;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Yields rejected orders page by page, as they are now, joined with their dimensions. The
 * store is asked once: what is rejected again stays there, and would be met for ever. It
 * needs no checkpoint, since what succeeds leaves the store.
 */
class RejectedOrderReader implements ItemStreamReader<OrderPage<JoinedOrder>> {

	private final KeptRejects rejects;

	private final RejectPreparation preparation;

	private final CheckpointTime checkpointTime;

	private final RetryOptions options;

	private final Pace pace;

	private final StoppableWork work;

	private @Nullable List<RawValue> ids;

	private int next;

	RejectedOrderReader(KeptRejects rejects, RejectPreparation preparation, CheckpointTime checkpointTime,
			RetryOptions options, Pace pace, StoppableWork work) {
		this.rejects = rejects;
		this.preparation = preparation;
		this.checkpointTime = checkpointTime;
		this.options = options;
		this.pace = pace;
		this.work = work;
	}

	@Override
	public @Nullable OrderPage<JoinedOrder> read() throws JobInterruptedException {
		this.checkpointTime.saved();
		try {
			this.pace.await(this.options.batchSize());
			return this.work.await(this.work.begin(this::nextPage)).orElse(null);
		}
		catch (StopRequestedException ex) {
			throw new JobInterruptedException("stopped on request");
		}
	}

	private Optional<OrderPage<JoinedOrder>> nextPage() {
		if (this.ids == null) {
			this.ids = this.rejects.ids(this.options.selection());
		}
		if (this.next >= this.ids.size()) {
			return Optional.empty();
		}
		int end = Math.min(this.ids.size(), this.next + this.options.batchSize());
		OrderPage<JoinedOrder> page = this.preparation.prepare(this.ids.subList(this.next, end));
		this.next = end;
		return Optional.of(page);
	}

	@Override
	public void close() {
		this.work.close();
	}

}
