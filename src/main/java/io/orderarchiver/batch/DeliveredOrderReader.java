package io.orderarchiver.batch;

import java.util.Optional;
import java.util.concurrent.Future;

import io.orderarchiver.archive.CheckpointTime;
import io.orderarchiver.archive.KeyPage;
import io.orderarchiver.archive.KeyPages;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.Measurements.Stage;
import io.orderarchiver.archive.Pace;
import io.orderarchiver.archive.PagePreparation;
import io.orderarchiver.archive.StopRequestedException;
import io.orderarchiver.archive.StoppableWork;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Yields delivered orders page by page, joined with their dimensions; while one page is
 * written, the next is read. The checkpoint in the {@link ExecutionContext} is a date,
 * never a count: it stays right while the source changes.
 */
class DeliveredOrderReader implements ItemStreamReader<ReadPage> {

	static final String CHECKPOINT = "archive.checkpoint";

	private final KeyPages keys;

	private final PagePreparation preparation;

	private final Measurements measurements;

	private final CheckpointTime checkpointTime;

	private final Pace pace;

	private final RejectLimit rejectLimit;

	private final StoppableWork work;

	private @Nullable Future<Optional<ReadPage>> ahead;

	private @Nullable Long checkpoint;

	DeliveredOrderReader(KeyPages keys, PagePreparation preparation, Measurements measurements,
			CheckpointTime checkpointTime, Pace pace, RejectLimit rejectLimit, StoppableWork work) {
		this.keys = keys;
		this.preparation = preparation;
		this.measurements = measurements;
		this.checkpointTime = checkpointTime;
		this.pace = pace;
		this.rejectLimit = rejectLimit;
		this.work = work;
	}

	/** Where a former execution of the run came to, if it was reading by date. */
	static @Nullable Long checkpointIn(ExecutionContext executionContext) {
		return executionContext.containsKey(CHECKPOINT) ? (Long) executionContext.getLong(CHECKPOINT) : null;
	}

	@Override
	public void open(ExecutionContext executionContext) {
		this.checkpoint = checkpointIn(executionContext);
	}

	@Override
	public @Nullable ReadPage read() throws JobInterruptedException {
		this.checkpointTime.saved();
		this.rejectLimit.check();
		try {
			ReadPage page = this.work.await(takeAhead()).orElse(null);
			if (page != null) {
				this.ahead = this.work.begin(this::nextPage);
				this.pace.await(page.page().orders().size());
				this.checkpoint = page.checkpoint();
			}
			return page;
		}
		catch (StopRequestedException ex) {
			throw new JobInterruptedException("stopped on request");
		}
	}

	private Future<Optional<ReadPage>> takeAhead() {
		return (this.ahead != null) ? this.ahead : this.work.begin(this::nextPage);
	}

	private Optional<ReadPage> nextPage() {
		return this.measurements.time(Stage.KEYS, this.keys::next)
			.map((page) -> new ReadPage(this.preparation.prepare(page.keys()), page.checkpoint()));
	}

	@Override
	public void update(ExecutionContext executionContext) {
		if (this.checkpoint != null) {
			executionContext.putLong(CHECKPOINT, this.checkpoint);
		}
		else {
			executionContext.remove(CHECKPOINT);
		}
	}

	@Override
	public void close() {
		this.work.close();
		this.keys.close();
	}

}
