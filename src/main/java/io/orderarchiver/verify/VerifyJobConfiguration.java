package io.orderarchiver.verify;

import java.time.Clock;
import java.util.List;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.find.ArchivePages;
import io.orderarchiver.archive.find.DeliveredKeys;
import io.orderarchiver.archive.pace.Pace;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.strain.StrainWatch;
import io.orderarchiver.order.Enrichment;
import io.orderarchiver.step.PartitionHalt;
import io.orderarchiver.step.StopPolicy;
import io.orderarchiver.step.partition.PartitionExchange;
import io.orderarchiver.step.partition.PartitionsBehind;
import io.orderarchiver.step.partition.PinnedPartitions;
import io.orderarchiver.step.partition.ThreadedPartitionHandler;
import io.orderarchiver.verify.judge.OrderJudge;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The verification, in the order of the flow. The delivered orders are cut into
 * partitions, which several threads work on: they are judged by the archive. What a
 * resumed run has behind it is swept; what seems wrong is looked at again. Then the
 * archive is cut into partitions by its {@code _id}s, and archived orders are judged by
 * their orders. What is said of orders in other partitions is settled, all findings are
 * listed, and what was verified is sealed, in one go.
 */
@Configuration(proxyBeanMethods = false)
public class VerifyJobConfiguration {

	/** The name by which schedulers and the job repository know the job. */
	public static final String JOB_NAME = "verifyArchivedOrders";

	/** The last step but the seal: what it has come through is verified. */
	public static final String LIST_STEP = "listFindings";

	/** The step behind them; its context has the seal. */
	public static final String SEAL_STEP = "sealArchive";

	/** The step whose partitions look at delivered orders. */
	public static final String ORDERS_STEP = "verifyOrders";

	static final String SWEEP_STEP = "sweepOrders";

	static final String RECHECK_STEP = "recheckFindings";

	/** The step whose partitions look at archived orders. */
	public static final String ARCHIVE_STEP = "verifyArchive";

	static final String SETTLE_STEP = "settleFindings";

	private static final String ORDERS_PARTITION_STEP = "verifyOrdersPartition";

	private static final String ARCHIVE_PARTITION_STEP = "verifyArchivePartition";

	@Bean
	Job verifyArchivedOrders(JobRepository jobRepository, Step prepareVerification, Step verifyOrders, Step sweepOrders,
			Step recheckFindings, Step verifyArchive, Step settleFindings, Step listFindings, Step sealArchive) {
		return new JobBuilder(JOB_NAME, jobRepository).start(prepareVerification)
			.next(verifyOrders)
			.next(sweepOrders)
			.next(recheckFindings)
			.next(verifyArchive)
			.next(settleFindings)
			.next(listFindings)
			.next(sealArchive)
			.build();
	}

	@Bean
	Step prepareVerification(JobRepository jobRepository, ArchiveCollections collections, Retries retries,
			VerifyOptions options, StopSignal stop) {
		return new StepBuilder("prepareVerification", jobRepository).allowStartIfComplete(true)
			.tasklet(new VerifyPreparation(collections, retries, options, stop))
			.build();
	}

	@Bean
	Step verifyOrders(JobRepository jobRepository, Partitioner orderPartitions, Step verifyOrdersPartition,
			VerifyOptions options, PartitionExchange exchange, PartitionHalt halt) {
		return new StepBuilder(ORDERS_STEP, jobRepository).partitioner(ORDERS_STEP, orderPartitions)
			.partitionHandler(new ThreadedPartitionHandler(verifyOrdersPartition, options.threads(), exchange, halt))
			.build();
	}

	@Bean
	@StepScope
	Partitioner orderPartitions(@Value("#{stepExecution.jobExecution}") JobExecution execution) {
		return PinnedPartitions.in(execution.getExecutionContext()).orElseThrow();
	}

	@Bean(ORDERS_PARTITION_STEP)
	Step verifyOrdersPartition(JobRepository jobRepository,
			@Qualifier("deliveredOrderReader") DeliveredOrderJudgementReader reader, DeliveredOrderFindingWriter writer,
			VerifyState state, StopPolicy stopPolicy) {
		return step(ORDERS_PARTITION_STEP, jobRepository, reader, writer, state, stopPolicy);
	}

	@Bean
	Step sweepOrders(JobRepository jobRepository, @Qualifier("sweepReader") DeliveredOrderJudgementReader reader,
			DeliveredOrderFindingWriter writer, VerifyState state, StopPolicy stopPolicy) {
		return step(SWEEP_STEP, jobRepository, reader, writer, state, stopPolicy);
	}

	@Bean
	Step recheckFindings(JobRepository jobRepository, RecheckTasklet tasklet, VerifyState state) {
		return new StepBuilder(RECHECK_STEP, jobRepository).tasklet(tasklet).stream(state).build();
	}

	@Bean
	Step verifyArchive(JobRepository jobRepository, Partitioner archivePartitions, Step verifyArchivePartition,
			VerifyOptions options, PartitionExchange exchange, PartitionHalt halt) {
		return new StepBuilder(ARCHIVE_STEP, jobRepository).partitioner(ARCHIVE_STEP, archivePartitions)
			.partitionHandler(new ThreadedPartitionHandler(verifyArchivePartition, options.threads(), exchange, halt))
			.build();
	}

	@Bean
	@StepScope
	Partitioner archivePartitions(@Value("#{stepExecution.jobExecution}") JobExecution execution) {
		return VerifyPreparation.rangesIn(execution.getExecutionContext());
	}

	@Bean(ARCHIVE_PARTITION_STEP)
	Step verifyArchivePartition(JobRepository jobRepository, ArchivedOrderJudgementReader reader,
			ArchivedOrderFindingWriter writer, VerifyState state, StopPolicy stopPolicy) {
		return step(ARCHIVE_PARTITION_STEP, jobRepository, reader, writer, state, stopPolicy);
	}

	private static Step step(String name, JobRepository jobRepository, ItemStreamReader<JudgedPage> reader,
			ItemWriter<JudgedPage> writer, VerifyState state, StopPolicy stopPolicy) {
		return new StepBuilder(name, jobRepository).<JudgedPage, JudgedPage>chunk(1)
			.reader(reader)
			.writer(writer)
			.stream(state)
			.interruptionPolicy(stopPolicy)
			.build();
	}

	@Bean
	Step settleFindings(JobRepository jobRepository, SettleTasklet settleTasklet, VerifyState state) {
		return new StepBuilder(SETTLE_STEP, jobRepository).tasklet(settleTasklet).stream(state).build();
	}

	@Bean
	Step listFindings(JobRepository jobRepository, VerifyDirectory directory, VerifyOptions options) {
		return new StepBuilder(LIST_STEP, jobRepository).tasklet(new ListTasklet(jobRepository, directory, options))
			.build();
	}

	/**
	 * In one piece, whatever the partitions: a seal is of a whole archive in its order.
	 */
	@Bean
	Step sealArchive(JobRepository jobRepository, SealTasklet sealTasklet) {
		return new StepBuilder(SEAL_STEP, jobRepository).tasklet(sealTasklet).build();
	}

	@Bean
	VerifyFiles verifyFiles(JobRepository jobRepository, VerifyDirectory directory, VerifyOptions options) {
		return new VerifyFiles(jobRepository, directory, options);
	}

	@Bean
	@StepScope
	VerifyState verifyState(@Value("#{stepExecution}") StepExecution step, VerifyFiles files) {
		return files.state(step);
	}

	@Bean
	@StepScope
	DeliveredOrderJudgementReader deliveredOrderReader(@Value("#{stepExecution}") StepExecution step,
			JudgementReading reading, VerifyState state) {
		return reading.reader(step, PinnedPartitions.of(step), state.files().seen());
	}

	@Bean
	@StepScope
	DeliveredOrderJudgementReader sweepReader(@Value("#{stepExecution}") StepExecution step,
			JobRepository jobRepository, JudgementReading reading, VerifyState state) {
		return reading.sweep(step, PartitionsBehind.of(jobRepository, step.getJobExecution(), ORDERS_STEP),
				state.files().seen());
	}

	@Bean
	@StepScope
	ArchivedOrderJudgementReader archivedOrderJudgementReader(@Value("#{stepExecution}") StepExecution step,
			JudgementReading reading) {
		return reading.archiveReader(step,
				VerifyPreparation.rangesIn(step.getJobExecution().getExecutionContext()).of(step));
	}

	@Bean
	JudgementReading judgementReading(ArchiveCollections collections, Retries retries, Measurements measurements,
			OrderJudge judge, VerifyOptions options, Pace pace, StrainWatch strain, StopSignal stop) {
		return new JudgementReading(collections, retries, measurements, judge, options, pace, strain, stop);
	}

	@Bean
	PaceLimits paceLimits(VerifyOptions options) {
		return options.pace();
	}

	@Bean
	DeliveredOrderFindingWriter deliveredOrderFindingWriter(VerifyState state, VerifyListener listener) {
		return new DeliveredOrderFindingWriter(state, listener);
	}

	@Bean
	ArchivedOrderFindingWriter archivedOrderFindingWriter(VerifyState state, VerifyListener listener) {
		return new ArchivedOrderFindingWriter(state, listener);
	}

	@Bean
	RecheckTasklet recheckTasklet(VerifyState state, VerifyFiles files, ArchiveCollections collections, Retries retries,
			OrderJudge judge, WritersAtWork writers, VerifyOptions options, VerifyListener listener, Clock clock,
			StopSignal stop) {
		return new RecheckTasklet(state, files, new DeliveredKeys(collections, retries), judge, writers, options,
				listener, clock, stop);
	}

	@Bean
	@StepScope
	SealTasklet sealTasklet(@Value("#{stepExecution}") StepExecution step, JobRepository jobRepository,
			SealSource source, ArchiveCollections collections, Retries retries, VerifyOptions options,
			VerifyListener listener, Clock clock, StopSignal stop) {
		return new SealTasklet(source, new ArchivePages(collections, retries, List.of(), options.pageSize()), options,
				VerifySteps.counts(jobRepository, step.getJobExecution()), listener, clock, stop, jobRepository);
	}

	@Bean
	SettleTasklet settleTasklet(VerifyState state, VerifyFiles files, VerifyOptions options, StopSignal stop) {
		return new SettleTasklet(state, files, options, stop);
	}

	@Bean
	OrderJudge orderJudge(ArchiveCollections collections, Retries retries, Enrichment enrichment,
			VerifyOptions options) {
		return new OrderJudge(collections, retries, enrichment, options.depth());
	}

}
