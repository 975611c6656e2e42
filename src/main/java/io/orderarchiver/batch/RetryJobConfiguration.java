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
import io.orderarchiver.archive.page.PageStorage.Forgotten;
import io.orderarchiver.archive.page.PageStorage;
import io.orderarchiver.archive.page.RejectPreparation;
import io.orderarchiver.archive.rejects.CountingRejectStore;
import io.orderarchiver.archive.rejects.KeepingRejectStore;
import io.orderarchiver.archive.rejects.KeptRejects;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.stop.StoppableWork;
import io.orderarchiver.archive.write.CountingOrderWriter;
import io.orderarchiver.archive.write.InsertingOrderWriter;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.step.RunCounts;
import io.orderarchiver.step.StopPolicy;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The retry job: rejected orders go the archive job's way once more. Where they come from
 * differs, and that a duplicate leaves the store, too.
 */
@Configuration(proxyBeanMethods = false)
@Import(PageConfiguration.class)
public class RetryJobConfiguration {

	/** The name by which the job repository knows the job. */
	public static final String JOB_NAME = "retryRejects";

	/** The step whose context holds the counts. */
	public static final String RETRY_STEP = "retryOrders";

	@Bean
	Job retryRejects(JobRepository jobRepository, Step prepareRetry, Step retryOrders) {
		return new JobBuilder(JOB_NAME, jobRepository).start(prepareRetry).next(retryOrders).build();
	}

	@Bean
	Step prepareRetry(JobRepository jobRepository, RetryOptions options, ArchiveIndexes indexes) {
		return new StepBuilder("prepareRetry", jobRepository).tasklet((contribution, context) -> {
			if (options.mode() == ArchiveMode.ARCHIVE) {
				indexes.ensureUniqueNumber();
			}
			return RepeatStatus.FINISHED;
		}).build();
	}

	@Bean
	Step retryOrders(JobRepository jobRepository, RejectedOrderReader reader, EnrichmentProcessor processor,
			ArchivedOrderWriter writer, RunCounts counts, StopPolicy stopPolicy) {
		return new StepBuilder(RETRY_STEP, jobRepository).<OrderPage<JoinedOrder>, OrderPage<ArchivedOrder>>chunk(1)
			.reader(reader)
			.processor(processor)
			.writer(writer)
			.stream(counts)
			.interruptionPolicy(stopPolicy)
			.build();
	}

	@Bean
	@StepScope
	RejectedOrderReader rejectedOrderReader(ArchiveCollections collections, Retries retries, Measurements measurements,
			CheckpointTime checkpointTime, RetryOptions options, Pace pace, StopSignal stop) {
		return new RejectedOrderReader(new KeptRejects(collections, retries),
				new RejectPreparation(collections, retries, measurements), checkpointTime, options, pace,
				new StoppableWork("read", stop));
	}

	@Bean
	PaceLimits paceLimits() {
		return PaceLimits.NONE;
	}

	@Bean
	PageStorage pageStorage(ArchiveCollections collections, Retries retries, Measurements measurements,
			RetryOptions options, Clock clock) {
		return switch (options.mode()) {
			case ARCHIVE -> new PageStorage(new InsertingOrderWriter(collections, retries, ArchiveSearches.always()),
					KeepingRejectStore.open(collections, retries, clock), Forgotten.ARCHIVED_AND_DUPLICATES,
					measurements);
			case DRY_RUN -> new PageStorage(new CountingOrderWriter(), new CountingRejectStore(collections, retries),
					Measurements.NONE);
		};
	}

}
