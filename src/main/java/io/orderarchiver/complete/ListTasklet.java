package io.orderarchiver.complete;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.orderarchiver.archive.ArchiveCollections;
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

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Lists which archived orders are incomplete. */
final class ListTasklet implements Tasklet {

	private static final String LENGTH = "complete.list.length";

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

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context)
			throws IOException, JobInterruptedException {
		if (this.options.mode() == ArchiveMode.ARCHIVE) {
			this.indexes.ensureIncomplete();
		}
		StepExecution step = contribution.getStepExecution();
		long run = Objects.requireNonNull(step.getJobParameters().getLong(RunReference.RUN_PARAMETER));
		try (WorkList list = WorkList.open(this.directory.of(run), 0)) {
			for (RawValue id : this.retries.call("list incomplete archived orders", this::incomplete)) {
				list.add(id);
			}
			step.getExecutionContext().putLong(LENGTH, list.save());
		}
		catch (StopRequestedException ex) {
			step.setTerminateOnly();
			throw new JobInterruptedException("stopped on request");
		}
		return RepeatStatus.FINISHED;
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
					this.stop.pause(Duration.ZERO);
				}
			});
		return ids;
	}

}
