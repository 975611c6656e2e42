package io.orderarchiver.batch;

import java.time.Clock;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.keys.CheckpointTime;
import io.orderarchiver.archive.keys.DeliveredOrderCounts;
import io.orderarchiver.archive.keys.KeyPages;
import io.orderarchiver.archive.known.ArchiveSearches;
import io.orderarchiver.archive.page.OrderPage;
import io.orderarchiver.archive.page.PagePreparation;
import io.orderarchiver.archive.page.PageStorage;
import io.orderarchiver.archive.rejects.CountingRejectStore;
import io.orderarchiver.archive.rejects.KeepingRejectStore;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.Pace;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.write.CountingOrderWriter;
import io.orderarchiver.archive.write.InsertingOrderWriter;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.step.RunCounts;
import io.orderarchiver.step.StopPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The archive job, in the order of the flow. An item is a page of orders: keys are read
 * from the covering index, those that the archive knows fall out, one {@code $lookup}
 * aggregation joins the rest, the processor enriches, one unordered insert writes, and
 * then the checkpoint is saved.
 */
@Configuration(proxyBeanMethods = false)
@Import(PageConfiguration.class)
public class ArchiveJobConfiguration {

	/** The name by which schedulers and the job repository know the job. */
	public static final String JOB_NAME = "archiveDeliveredOrders";

	/** The step whose context holds checkpoint and counts. */
	public static final String ARCHIVE_STEP = "archiveOrders";

	/**
	 * In the job's context: delivered orders without a usable date, outside the window.
	 */
	static final String UNDATED = "archive.undated";

	@Bean
	Job archiveDeliveredOrders(JobRepository jobRepository, Step prepareArchive, Step archiveOrders) {
		return new JobBuilder(JOB_NAME, jobRepository).start(prepareArchive).next(archiveOrders).build();
	}

	@Bean
	Step prepareArchive(JobRepository jobRepository, ArchiveOptions options, ArchiveIndexes indexes,
			DeliveredOrderCounts counts) {
		return new StepBuilder("prepareArchive", jobRepository).allowStartIfComplete(true)
			.tasklet((contribution, context) -> {
				if (options.mode() == ArchiveMode.ARCHIVE) {
					indexes.ensure();
				}
				if (options.window().isFiltered()) {
					contribution.getStepExecution()
						.getJobExecution()
						.getExecutionContext()
						.putLong(UNDATED, counts.undated());
				}
				return RepeatStatus.FINISHED;
			})
			.build();
	}

	@Bean
	Step archiveOrders(JobRepository jobRepository, DeliveredOrderReader reader, EnrichmentProcessor processor,
			ArchivedOrderWriter writer, RunCounts counts, StopPolicy stopPolicy) {
		return new StepBuilder(ARCHIVE_STEP, jobRepository).<OrderPage<JoinedOrder>, OrderPage<ArchivedOrder>>chunk(1)
			.reader(reader)
			.processor(processor)
			.writer(writer)
			.stream(counts)
			.interruptionPolicy(stopPolicy)
			.build();
	}

	@Bean
	@StepScope
	DeliveredOrderReader deliveredOrderReader(@Value("#{stepExecution}") StepExecution step,
			ArchiveCollections collections, Retries retries, Measurements measurements, CheckpointTime checkpointTime,
			ArchiveSearches searches, ArchiveOptions options, RunCounts counts, StopSignal stop) {
		OrderReads orders = OrderReads.latest(collections);
		@Nullable Long checkpoint = DeliveredOrderReader.checkpointIn(step.getExecutionContext());
		KeyPages keys = new KeyPages(orders, retries, options.window(), checkpoint, options.pageSize());
		return new DeliveredOrderReader(keys, checkpoint,
				new PagePreparation(collections, orders, retries, searches, measurements), measurements, checkpointTime,
				new Pace(options.maxRate(), System::nanoTime, stop), new RejectLimit(options.maxRejects(), counts),
				stop);
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

	@Bean
	DeliveredOrderCounts deliveredOrderCounts(ArchiveCollections collections) {
		return new DeliveredOrderCounts(collections);
	}

}
