package io.orderarchiver.batch;

import java.time.Clock;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.keys.CheckpointTime;
import io.orderarchiver.archive.known.ArchiveSearches;
import io.orderarchiver.archive.pace.Pace;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.archive.page.OrderPage;
import io.orderarchiver.archive.page.PageStorage;
import io.orderarchiver.archive.rejects.CountingRejectStore;
import io.orderarchiver.archive.rejects.KeepingRejectStore;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.strain.StrainWatch;
import io.orderarchiver.archive.write.CountingOrderWriter;
import io.orderarchiver.archive.write.InsertingOrderWriter;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.step.PartitionHalt;
import io.orderarchiver.step.RunCounts;
import io.orderarchiver.step.StopPolicy;
import io.orderarchiver.step.partition.PartitionExchange;
import io.orderarchiver.step.partition.PartitionsBehind;
import io.orderarchiver.step.partition.PinnedPartitions;
import io.orderarchiver.step.partition.ThreadedPartitionHandler;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The archive job, in the order of the flow. The delivered orders are cut into
 * partitions, which several threads work on. An item is a page of orders: keys are read
 * from the covering index, those that the archive knows fall out, one {@code $lookup}
 * aggregation joins the rest, the processor enriches, one unordered insert writes, and
 * then the partition's checkpoint is saved. A resumed run ends with a sweep over what its
 * partitions have behind them, for orders that were delivered meanwhile.
 */
@Configuration(proxyBeanMethods = false)
@Import(PageConfiguration.class)
public class ArchiveJobConfiguration {

	/** The name by which schedulers and the job repository know the job. */
	public static final String JOB_NAME = "archiveDeliveredOrders";

	/** The step whose partitions' contexts hold checkpoints and counts. */
	public static final String ARCHIVE_STEP = "archiveOrders";

	/** The step that is executed for each partition, by its bean's name. */
	public static final String PARTITION_STEP = "archivePartition";

	/** The step that reads what a resumed run has behind it; its context holds counts. */
	public static final String SWEEP_STEP = "sweepOrders";

	/**
	 * In the job's context: delivered orders without a usable date, outside the window.
	 */
	static final String UNDATED = "archive.undated";

	@Bean
	Job archiveDeliveredOrders(JobRepository jobRepository, Step prepareArchive, Step archiveOrders, Step sweepOrders) {
		return new JobBuilder(JOB_NAME, jobRepository).start(prepareArchive)
			.next(archiveOrders)
			.next(sweepOrders)
			.build();
	}

	@Bean
	Step prepareArchive(JobRepository jobRepository, ArchivePreparation preparation) {
		return new StepBuilder("prepareArchive", jobRepository).allowStartIfComplete(true).tasklet(preparation).build();
	}

	@Bean
	ArchivePreparation archivePreparation(ArchiveOptions options, ArchiveIndexes indexes,
			ArchiveCollections collections, Retries retries, JobRepository jobRepository, RejectLimit rejectLimit,
			PartitionExchange exchange, StopSignal stop) {
		return new ArchivePreparation(options, indexes, collections, retries, jobRepository, rejectLimit, exchange,
				stop);
	}

	@Bean
	Step archiveOrders(JobRepository jobRepository, Partitioner archivePartitions, Step archivePartition,
			ArchiveOptions options, PartitionExchange exchange, PartitionHalt halt) {
		return new StepBuilder(ARCHIVE_STEP, jobRepository).partitioner(ARCHIVE_STEP, archivePartitions)
			.partitionHandler(new ThreadedPartitionHandler(archivePartition, options.threads(), exchange, halt))
			.build();
	}

	@Bean
	@StepScope
	Partitioner archivePartitions(@Value("#{stepExecution.jobExecution}") JobExecution execution) {
		return PinnedPartitions.in(execution.getExecutionContext()).orElseThrow();
	}

	@Bean(PARTITION_STEP)
	Step archivePartition(JobRepository jobRepository, @Qualifier("deliveredOrderReader") DeliveredOrderReader reader,
			EnrichmentProcessor processor, ArchivedOrderWriter writer, RunCounts counts, StopPolicy stopPolicy) {
		return step(PARTITION_STEP, jobRepository, reader, processor, writer, counts, stopPolicy);
	}

	@Bean
	Step sweepOrders(JobRepository jobRepository, @Qualifier("sweepReader") DeliveredOrderReader reader,
			EnrichmentProcessor processor, ArchivedOrderWriter writer, RunCounts counts, StopPolicy stopPolicy) {
		return step(SWEEP_STEP, jobRepository, reader, processor, writer, counts, stopPolicy);
	}

	private static Step step(String name, JobRepository jobRepository, DeliveredOrderReader reader,
			EnrichmentProcessor processor, ArchivedOrderWriter writer, RunCounts counts, StopPolicy stopPolicy) {
		return new StepBuilder(name, jobRepository).<OrderPage<JoinedOrder>, OrderPage<ArchivedOrder>>chunk(1)
			.reader(reader)
			.processor(processor)
			.writer(writer)
			.stream(counts)
			.interruptionPolicy(stopPolicy)
			.build();
	}

	@Bean
	@StepScope
	DeliveredOrderReader deliveredOrderReader(@Value("#{stepExecution}") StepExecution step, PageReading reading,
			CheckpointTime checkpointTime, RunCounts counts) {
		return reading.reader(step, PinnedPartitions.of(step), checkpointTime, counts);
	}

	@Bean
	@StepScope
	DeliveredOrderReader sweepReader(@Value("#{stepExecution}") StepExecution step, JobRepository jobRepository,
			PageReading reading, CheckpointTime checkpointTime, RunCounts counts) {
		return reading.sweep(step, PartitionsBehind.of(jobRepository, step.getJobExecution(), ARCHIVE_STEP),
				checkpointTime, counts);
	}

	@Bean
	PageReading pageReading(ArchiveCollections collections, Retries retries, ArchiveSearches searches,
			Measurements measurements, ArchiveOptions options, Pace pace, StrainWatch strain, RejectLimit rejectLimit,
			StopSignal stop) {
		return new PageReading(collections, retries, searches, measurements, options, pace, strain, rejectLimit, stop);
	}

	@Bean
	PaceLimits paceLimits(ArchiveOptions options) {
		return options.pace();
	}

	@Bean
	ArchiveLimits archiveLimits(RejectLimit rejectLimit, Pace pace) {
		return new ArchiveLimits(rejectLimit, pace);
	}

	@Bean
	RejectLimit rejectLimit(ArchiveOptions options) {
		return new RejectLimit(options.maxRejects());
	}

	@Bean
	ArchiveSearches searches(ArchiveOptions options) {
		return switch (options.mode()) {
			case ARCHIVE -> ArchiveSearches.whileUseful();
			case DRY_RUN -> ArchiveSearches.always();
		};
	}

	@Bean
	PageStorage pageStorage(ArchiveCollections collections, Retries retries, ArchiveSearches searches,
			Measurements measurements, ArchiveOptions options, Clock clock) {
		return switch (options.mode()) {
			case ARCHIVE -> new PageStorage(new InsertingOrderWriter(collections, retries, searches),
					KeepingRejectStore.open(collections, retries, clock), measurements);
			case DRY_RUN -> new PageStorage(new CountingOrderWriter(), new CountingRejectStore(collections, retries),
					Measurements.NONE);
		};
	}

}
