package io.orderarchiver.batch;

import java.util.List;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.keys.DeliveredOrderCounts;
import io.orderarchiver.archive.keys.KeyCuts;
import io.orderarchiver.archive.keys.KeyPartition;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.step.partition.PartitionExchange;
import io.orderarchiver.step.partition.PinnedPartitions;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Prepares an execution of a run: its indexes, its partitions, which stay those of the
 * first execution, and what has been rejected so far.
 */
final class ArchivePreparation implements Tasklet {

	private final ArchiveOptions options;

	private final ArchiveIndexes indexes;

	private final ArchiveCollections collections;

	private final Retries retries;

	private final JobRepository jobRepository;

	private final RejectLimit rejectLimit;

	private final PartitionExchange exchange;

	private final StopSignal stop;

	ArchivePreparation(ArchiveOptions options, ArchiveIndexes indexes, ArchiveCollections collections, Retries retries,
			JobRepository jobRepository, RejectLimit rejectLimit, PartitionExchange exchange, StopSignal stop) {
		this.options = options;
		this.indexes = indexes;
		this.collections = collections;
		this.retries = retries;
		this.jobRepository = jobRepository;
		this.rejectLimit = rejectLimit;
		this.exchange = exchange;
		this.stop = stop;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext chunkContext)
			throws JobInterruptedException {
		JobExecution execution = contribution.getStepExecution().getJobExecution();
		ExecutionContext context = execution.getExecutionContext();
		if (this.options.mode() == ArchiveMode.ARCHIVE) {
			this.indexes.ensure();
		}
		if (this.options.window().isFiltered()) {
			context.putLong(ArchiveJobConfiguration.UNDATED, new DeliveredOrderCounts(this.collections).undated());
		}
		if (PinnedPartitions.in(context).isEmpty()) {
			new PinnedPartitions(pinned(contribution)).saveIn(context);
		}
		new SavedOptions(this.options).saveIn(context);
		this.rejectLimit
			.saved(ArchiveSteps.counts(this.jobRepository, execution.getJobInstance(), execution).newRejects());
		return RepeatStatus.FINISHED;
	}

	private List<KeyPartition> pinned(StepContribution contribution) throws JobInterruptedException {
		try {
			return partitions();
		}
		catch (StopRequestedException ex) {
			contribution.getStepExecution().setTerminateOnly();
			throw new JobInterruptedException("stopped on request");
		}
	}

	/** What one thread works on is not worth being cut. */
	private List<KeyPartition> partitions() {
		return (this.options.threads() == 1 && !this.exchange.isShared())
				? List.of(KeyPartition.whole(this.options.window()))
				: new KeyCuts(OrderReads.latest(this.collections), this.retries, this.stop).cut(this.options.window(),
						this.options.pageSize());
	}

}
