package io.orderarchiver.complete;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.find.IndexCuts;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.mongo.Collations;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.step.RunReference;
import io.orderarchiver.step.partition.PinnedRanges;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Lists which archived orders are incomplete, and cuts the list into partitions. */
final class ListTasklet implements Tasklet {

	private static final String LENGTH = "complete.list.length";

	private static final String RANGES = "complete.list.ranges";

	private final ArchiveCollections collections;

	private final Retries retries;

	private final ArchiveIndexes indexes;

	private final CompleteOptions options;

	private final CompleteDirectory directory;

	private final StopSignal stop;

	ListTasklet(ArchiveCollections collections, Retries retries, ArchiveIndexes indexes, CompleteOptions options,
			CompleteDirectory directory, StopSignal stop) {
		this.collections = collections;
		this.retries = retries;
		this.indexes = indexes;
		this.options = options;
		this.directory = directory;
		this.stop = stop;
	}

	static long lengthIn(ExecutionContext context) {
		return context.getLong(LENGTH);
	}

	static boolean isDone(ExecutionContext context) {
		return context.containsKey(RANGES);
	}

	/** The bounds are lengths of the list. */
	static PinnedRanges rangesIn(ExecutionContext context) {
		return PinnedRanges.in(context, RANGES);
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context)
			throws IOException, JobInterruptedException {
		if (this.options.mode() == ArchiveMode.ARCHIVE) {
			this.indexes.ensureIncomplete();
		}
		StepExecution step = contribution.getStepExecution();
		long run = Objects.requireNonNull(step.getJobParameters().getLong(RunReference.RUN_PARAMETER));
		try (WorkList list = WorkList.begin(this.directory.of(run))) {
			List<String> bounds = write(this.retries.call("list incomplete archived orders", this::incomplete), list);
			step.getExecutionContext().putLong(LENGTH, list.save());
			PinnedRanges.between(bounds).saveIn(step.getExecutionContext(), RANGES);
		}
		catch (StopRequestedException ex) {
			step.setTerminateOnly();
			throw new JobInterruptedException("stopped on request");
		}
		return RepeatStatus.FINISHED;
	}

	/** What one thread works on is not worth being cut. */
	private List<String> write(List<RawValue> ids, WorkList list) throws IOException {
		int partitions = (this.options.threads() == 1) ? 1
				: IndexCuts.ranges(ids.size(), this.options.pageSizeOfPartition());
		int size = (ids.size() - 1) / partitions + 1;
		List<String> bounds = new ArrayList<>();
		for (int i = 0; i < ids.size(); i++) {
			if (i > 0 && i % size == 0) {
				bounds.add(Long.toString(list.length()));
			}
			list.add(ids.get(i));
		}
		return bounds;
	}

	private List<RawValue> incomplete() {
		List<RawValue> ids = new ArrayList<>();
		this.collections.rawArchive()
			.find(Filters.eq(ArchivedOrder.INCOMPLETE, true))
			.projection(Projections.include(OrderFields.ID, OrderFields.DATE))
			.collation(Collations.SIMPLE)
			.forEach((document) -> {
				if (this.options.window().contains(RawValue.in(document, OrderFields.DATE))) {
					ids.add(Objects.requireNonNull(RawValue.in(document, OrderFields.ID)));
				}
				if (ids.size() % 1000 == 0) {
					this.stop.check();
				}
			});
		return ids;
	}

}
