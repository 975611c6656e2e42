package io.orderarchiver.verify;

import java.io.IOException;
import java.util.List;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.find.IdCuts;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.keys.KeyCuts;
import io.orderarchiver.archive.keys.KeyPartition;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.step.partition.PinnedPartitions;
import io.orderarchiver.step.partition.PinnedRanges;
import io.orderarchiver.verify.files.FindingList;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Cuts orders and archive into partitions, which stay those of the run's first execution,
 * and begins its list.
 */
final class VerifyPreparation implements Tasklet {

	private static final String RANGES = "verify.archive.ranges";

	private final ArchiveCollections collections;

	private final Retries retries;

	private final VerifyOptions options;

	private final StopSignal stop;

	VerifyPreparation(ArchiveCollections collections, Retries retries, VerifyOptions options, StopSignal stop) {
		this.collections = collections;
		this.retries = retries;
		this.options = options;
		this.stop = stop;
	}

	/** The parts of the archive, by {@code _id}. */
	static PinnedRanges rangesIn(ExecutionContext job) {
		return PinnedRanges.in(job, RANGES);
	}

	static boolean isDone(ExecutionContext job) {
		return job.containsKey(RANGES);
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext chunkContext)
			throws IOException, JobInterruptedException {
		ExecutionContext job = contribution.getStepExecution().getJobExecution().getExecutionContext();
		if (!isDone(job)) {
			if (this.options.list().isPresent()) {
				FindingList.begin(this.options.list().get());
			}
			cut(contribution, job);
		}
		return RepeatStatus.FINISHED;
	}

	private void cut(StepContribution contribution, ExecutionContext job) throws JobInterruptedException {
		try {
			new PinnedPartitions(orders()).saveIn(job);
			PinnedRanges.between(archive()).saveIn(job, RANGES);
		}
		catch (StopRequestedException ex) {
			contribution.getStepExecution().setTerminateOnly();
			throw new JobInterruptedException("stopped on request");
		}
	}

	/** What one thread works on is not worth being cut. */
	private List<KeyPartition> orders() {
		return (this.options.threads() == 1) ? List.of(KeyPartition.whole(this.options.window()))
				: new KeyCuts(OrderReads.latest(this.collections), this.retries, this.stop).cut(this.options.window(),
						this.options.pageSizeOfPartition());
	}

	private List<String> archive() {
		return (this.options.threads() == 1) ? List.of()
				: new IdCuts(this.collections, this.retries, this.stop).bounds(this.options.pageSizeOfPartition());
	}

}
