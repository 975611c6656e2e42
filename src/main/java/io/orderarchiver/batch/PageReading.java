package io.orderarchiver.batch;

import java.util.List;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.keys.CheckpointTime;
import io.orderarchiver.archive.keys.KeyPages;
import io.orderarchiver.archive.keys.KeyPartition;
import io.orderarchiver.archive.keys.KeySource;
import io.orderarchiver.archive.keys.SuccessiveKeys;
import io.orderarchiver.archive.known.ArchiveSearches;
import io.orderarchiver.archive.pace.Pace;
import io.orderarchiver.archive.page.PagePreparation;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.strain.StrainWatch;
import io.orderarchiver.step.RunCounts;
import io.orderarchiver.step.partition.DateCheckpoint;

import org.springframework.batch.core.step.StepExecution;

/**
 * Makes the readers of a run's steps, which share its pace, its limit of rejects and the
 * memory for what is read ahead.
 */
final class PageReading {

	private final ArchiveCollections collections;

	private final Retries retries;

	private final ArchiveSearches searches;

	private final Measurements measurements;

	private final ArchiveOptions options;

	private final Pace pace;

	private final StrainWatch strain;

	private final RejectLimit rejectLimit;

	private final StopSignal stop;

	PageReading(ArchiveCollections collections, Retries retries, ArchiveSearches searches, Measurements measurements,
			ArchiveOptions options, Pace pace, StrainWatch strain, RejectLimit rejectLimit, StopSignal stop) {
		this.collections = collections;
		this.retries = retries;
		this.searches = searches;
		this.measurements = measurements;
		this.options = options;
		this.pace = pace;
		this.strain = strain;
		this.rejectLimit = rejectLimit;
		this.stop = stop;
	}

	/** Reads a partition from its checkpoint on. */
	DeliveredOrderReader reader(StepExecution step, KeyPartition partition, CheckpointTime checkpointTime,
			RunCounts counts) {
		OrderReads orders = OrderReads.latest(this.collections);
		KeyPages keys = new KeyPages(orders, this.retries, partition, DateCheckpoint.in(step.getExecutionContext()),
				this.options.pageSize());
		return reader(step, orders, keys, checkpointTime, counts);
	}

	/** Reads several partitions, one after the other, from the start. */
	DeliveredOrderReader sweep(StepExecution step, List<KeyPartition> partitions, CheckpointTime checkpointTime,
			RunCounts counts) {
		OrderReads orders = OrderReads.latest(this.collections);
		KeySource keys = new SuccessiveKeys(orders, this.retries, partitions, this.options.pageSize());
		return reader(step, orders, keys, checkpointTime, counts);
	}

	private DeliveredOrderReader reader(StepExecution step, OrderReads orders, KeySource keys,
			CheckpointTime checkpointTime, RunCounts counts) {
		PagePreparation preparation = PagePreparation.sharingMemory(this.collections, orders, this.retries,
				this.searches, this.measurements, this.options.threads());
		return new DeliveredOrderReader(step, keys, new TimedPreparation(preparation, this.options.mode(), this.strain),
				this.measurements, checkpointTime, this.pace, this.rejectLimit, counts, this.stop);
	}

}
