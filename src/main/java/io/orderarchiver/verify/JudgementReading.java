package io.orderarchiver.verify;

import java.util.List;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.find.ArchivePages;
import io.orderarchiver.archive.find.IdRange;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.keys.KeyPages;
import io.orderarchiver.archive.keys.KeyPartition;
import io.orderarchiver.archive.keys.KeySource;
import io.orderarchiver.archive.keys.SuccessiveKeys;
import io.orderarchiver.archive.pace.Pace;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.strain.StrainWatch;
import io.orderarchiver.step.partition.DateCheckpoint;
import io.orderarchiver.step.partition.PinnedRanges.Range;
import io.orderarchiver.verify.files.SeenOrders;
import io.orderarchiver.verify.judge.ArchivedOrderJudge;
import io.orderarchiver.verify.judge.OrderJudge;

import org.springframework.batch.core.step.StepExecution;

/**
 * Makes the readers of a run's steps, which share its pace and the memory for what is
 * read ahead.
 */
final class JudgementReading {

	private final ArchiveCollections collections;

	private final Retries retries;

	private final Measurements measurements;

	private final OrderJudge judge;

	private final VerifyOptions options;

	private final Pace pace;

	private final StrainWatch strain;

	private final StopSignal stop;

	JudgementReading(ArchiveCollections collections, Retries retries, Measurements measurements, OrderJudge judge,
			VerifyOptions options, Pace pace, StrainWatch strain, StopSignal stop) {
		this.collections = collections;
		this.retries = retries;
		this.measurements = measurements;
		this.judge = judge;
		this.options = options;
		this.pace = pace;
		this.strain = strain;
		this.stop = stop;
	}

	/** Reads a partition of the orders from its checkpoint on. */
	DeliveredOrderJudgementReader reader(StepExecution step, KeyPartition partition, SeenOrders seen) {
		return reader(step, new KeyPages(OrderReads.latest(this.collections), this.retries, partition,
				DateCheckpoint.in(step.getExecutionContext()), this.options.pageSizeOfPartition()), seen);
	}

	/** Reads several partitions, one after the other, from the start. */
	DeliveredOrderJudgementReader sweep(StepExecution step, List<KeyPartition> partitions, SeenOrders seen) {
		return reader(step, new SuccessiveKeys(OrderReads.latest(this.collections), this.retries, partitions,
				this.options.pageSize()), seen);
	}

	private DeliveredOrderJudgementReader reader(StepExecution step, KeySource keys, SeenOrders seen) {
		return new DeliveredOrderJudgementReader(step, keys, this.judge, this.options.sampling(), seen,
				this.measurements, this.pace, this.strain, this.stop);
	}

	/** Reads a partition of the archive from its checkpoint on. */
	ArchivedOrderJudgementReader archiveReader(StepExecution step, Range range) {
		ArchivePages pages = new ArchivePages(this.collections, this.retries, ArchivedOrderJudge.FIELDS,
				this.options.pageSizeOfPartition(), new IdRange(range.from(), range.to()),
				ArchivedOrderJudgementReader.checkpointIn(step.getExecutionContext()));
		return new ArchivedOrderJudgementReader(pages, new ArchivedOrderJudge(this.collections, this.retries),
				this.options, this.pace, this.strain, this.stop);
	}

}
