package io.orderarchiver.watch;

import java.time.Clock;
import java.time.Duration;

import com.mongodb.ClientSessionOptions;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.keys.CheckpointTime;
import io.orderarchiver.archive.known.ArchiveSearches;
import io.orderarchiver.archive.pace.Pace;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.archive.page.PagePreparation;
import io.orderarchiver.archive.page.PageStorage;
import io.orderarchiver.archive.rejects.KeepingRejectStore;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.stop.StoppableWork;
import io.orderarchiver.archive.write.InsertingOrderWriter;
import io.orderarchiver.mongo.ServerClock;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.Enrichment;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.step.RunCounts;
import io.orderarchiver.step.RunReference;
import io.orderarchiver.step.StopPolicy;
import io.orderarchiver.watch.position.SavedPosition;
import io.orderarchiver.watch.state.WatchListener;
import io.orderarchiver.watch.state.WatchStates;
import io.orderarchiver.watch.stream.OrderStreams;
import io.orderarchiver.watch.stream.SteadyStream;

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

/**
 * The watch job, in the order of the flow. An item is a micro-batch: whatever the change
 * stream has, without waiting for more, so that an order is archived the moment it is
 * delivered. From the look-up on, it goes the archive job's way. The position in the
 * stream is saved after a majority has the orders before it.
 */
@Configuration(proxyBeanMethods = false)
public class WatchJobConfiguration {

	/** The name by which schedulers and the job repository know the job. */
	public static final String JOB_NAME = "watchDeliveredOrders";

	/** The step whose context holds position and counts. */
	public static final String WATCH_STEP = "watchOrders";

	private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

	/** A person who has pressed Ctrl-C waits for it. */
	private static final Duration GRACE = Duration.ofMillis(1500);

	@Bean
	Job watchDeliveredOrders(JobRepository jobRepository, Step prepareWatch, Step watchOrders) {
		return new JobBuilder(JOB_NAME, jobRepository).start(prepareWatch).next(watchOrders).build();
	}

	@Bean
	Step prepareWatch(JobRepository jobRepository, ArchiveIndexes indexes) {
		return new StepBuilder("prepareWatch", jobRepository).allowStartIfComplete(true)
			.tasklet((contribution, context) -> {
				indexes.ensure();
				return RepeatStatus.FINISHED;
			})
			.build();
	}

	@Bean
	Step watchOrders(JobRepository jobRepository, MicroBatchReader reader, MicroBatchWriter writer, RunCounts counts,
			Enrichment enrichment, StopPolicy stopPolicy) {
		return new StepBuilder(WATCH_STEP, jobRepository).<MicroBatch<JoinedOrder>, MicroBatch<ArchivedOrder>>chunk(1)
			.reader(reader)
			.processor((batch) -> batch.map(enrichment::enrich))
			.writer(writer)
			.stream(counts)
			.interruptionPolicy(stopPolicy)
			.build();
	}

	@Bean
	@StepScope
	MicroBatchReader microBatchReader(@Value("#{stepExecution}") StepExecution step, ArchiveCollections collections,
			MongoClient client, MongoDatabase database, Retries retries, ArchiveSearches searches,
			Measurements measurements, CheckpointTime checkpointTime, WatchPreparation preparation,
			WatchOptions options, WatchListener listener, Pace pace, StopSignal stop) {
		ClientSession session = client.startSession(ClientSessionOptions.builder().causallyConsistent(true).build());
		WatchStates states = new WatchStates(listener);
		SteadyStream stream = new SteadyStream(
				new OrderStreams(database, collections.orders(), session, options.pageSize()), stop, LONGEST_DELAY,
				states);
		WatchCourse course = new WatchCourse(stream,
				new CatchUpPages(collections, session, retries, measurements, options.pageSize()),
				new PagePreparation(collections, OrderReads.causal(collections, session), retries, searches,
						measurements),
				options, new WatchLimits(options, System::nanoTime, stop), states, listener, stop,
				SavedPosition.in(step.getExecutionContext()));
		return new MicroBatchReader(course, preparation.fingerprint(), listener, checkpointTime, pace,
				new StoppableWork("change-stream", stop, GRACE));
	}

	@Bean
	PaceLimits paceLimits(WatchOptions options) {
		return PaceLimits.ofRate(options.maxRate());
	}

	@Bean
	@StepScope
	MicroBatchWriter microBatchWriter(@Value("#{stepExecution}") StepExecution step, PageStorage storage,
			JobRepository jobRepository, RunCounts counts, ArchiveCollections collections, MongoDatabase database,
			Clock clock, CheckpointTime checkpointTime, WatchListener listener, StopSignal stop) {
		return new MicroBatchWriter(storage, counts, RunReference.of(step, jobRepository),
				new RejectRate(collections.names().rejects()), ServerClock.of(database, clock), listener,
				checkpointTime, new StoppableWork("write", stop, GRACE));
	}

	@Bean
	ArchiveSearches searches() {
		return ArchiveSearches.whileUseful();
	}

	@Bean
	PageStorage pageStorage(ArchiveCollections collections, Retries retries, ArchiveSearches searches,
			Measurements measurements, Clock clock) {
		return new PageStorage(new InsertingOrderWriter(collections, retries, searches),
				KeepingRejectStore.open(collections, retries, clock), measurements);
	}

}
