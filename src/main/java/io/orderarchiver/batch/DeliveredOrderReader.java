package io.orderarchiver.batch;

import java.util.List;
import java.util.Optional;

import io.orderarchiver.archive.Measurements.Stage;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.keys.CheckpointTime;
import io.orderarchiver.archive.keys.KeyPage;
import io.orderarchiver.archive.keys.KeySource;
import io.orderarchiver.archive.pace.Pace;
import io.orderarchiver.archive.pace.PacedReadAhead;
import io.orderarchiver.archive.page.OrderPage;
import io.orderarchiver.archive.page.PagePreparation.PartOfPage;
import io.orderarchiver.archive.stop.ReadAhead;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.stop.StoppableWork;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.step.RunCounts;
import io.orderarchiver.step.partition.DateCheckpoint;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Yields delivered orders page by page, joined with their dimensions; while one page is
 * written, the next is looked up, and the keys of the one behind it are read. The
 * checkpoint is a date.
 */
class DeliveredOrderReader implements ItemStreamReader<OrderPage<JoinedOrder>> {

	private final KeySource keys;

	private final CheckpointTime checkpointTime;

	private final RejectLimit rejectLimit;

	private final StepExecution step;

	private final RunCounts counts;

	private final ReadAhead<KeyPage> keysAhead;

	private final PacedReadAhead<ReadPage> pagesAhead;

	private final DateCheckpoint checkpoint;

	DeliveredOrderReader(StepExecution step, KeySource keys, TimedPreparation preparation, Measurements measurements,
			CheckpointTime checkpointTime, Pace pace, RejectLimit rejectLimit, RunCounts counts, StopSignal stop) {
		this.step = step;
		this.checkpoint = new DateCheckpoint(step);
		this.keys = keys;
		this.checkpointTime = checkpointTime;
		this.rejectLimit = rejectLimit;
		this.counts = counts;
		this.keysAhead = new ReadAhead<>(new StoppableWork("read-keys", stop),
				() -> measurements.time(Stage.KEYS, keys::next));
		PageParts parts = new PageParts(this.keysAhead, preparation, DateCheckpoint.in(step.getExecutionContext()));
		this.pagesAhead = new PacedReadAhead<>(new StoppableWork("read-ahead", stop), pace, parts::next,
				(page) -> page.orders().orders().size(), parts::again);
	}

	@Override
	public void open(ExecutionContext executionContext) {
		this.checkpoint.open(executionContext);
	}

	@Override
	public @Nullable OrderPage<JoinedOrder> read() throws JobInterruptedException {
		this.checkpointTime.saved();
		this.rejectLimit.check(this.step.getStepName(), this.counts.ofRun().newRejects());
		try {
			ReadPage page = this.pagesAhead.take().orElse(null);
			if (page == null) {
				return null;
			}
			this.checkpoint.moveTo(page.checkpoint());
			return page.orders();
		}
		catch (StopRequestedException ex) {
			throw new JobInterruptedException("stopped on request");
		}
	}

	@Override
	public void update(ExecutionContext executionContext) {
		this.checkpoint.update(executionContext);
	}

	@Override
	public void close() {
		this.pagesAhead.close();
		this.keysAhead.close();
		this.keys.close();
	}

	/**
	 * Pages of keys, each prepared at once if there is room. Before its last part a page
	 * has the checkpoint of the one before it.
	 */
	private static final class PageParts {

		private final ReadAhead<KeyPage> keys;

		private final TimedPreparation preparation;

		private KeyPage current = new KeyPage(List.of(), null);

		private @Nullable Long before;

		PageParts(ReadAhead<KeyPage> keys, TimedPreparation preparation, @Nullable Long before) {
			this.keys = keys;
			this.preparation = preparation;
			this.before = before;
		}

		Optional<ReadPage> next() {
			if (this.current.keys().isEmpty()) {
				Optional<KeyPage> next = this.keys.take();
				if (next.isEmpty()) {
					return Optional.empty();
				}
				this.current = next.get();
			}
			PartOfPage part = this.preparation.prepareSome(this.current.keys());
			Long whole = this.current.checkpoint();
			if (part.left().isEmpty()) {
				this.before = whole;
			}
			this.current = new KeyPage(part.left(), whole);
			return Optional.of(new ReadPage(part.page(), this.before));
		}

		ReadPage again(ReadPage page) {
			return new ReadPage(this.preparation.prepareAgain(page.orders()), page.checkpoint());
		}

	}

	/** The checkpoint is that of its keys. */
	private record ReadPage(OrderPage<JoinedOrder> orders, @Nullable Long checkpoint) {
	}

}
