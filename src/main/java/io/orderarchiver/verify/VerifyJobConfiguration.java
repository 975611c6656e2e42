package io.orderarchiver.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.find.DeliveredKeys;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.keys.KeyPages;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.Pace;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.order.Enrichment;
import io.orderarchiver.step.StopPolicy;
import io.orderarchiver.verify.files.VerificationFiles;
import io.orderarchiver.verify.finding.FindingCounts;
import io.orderarchiver.archive.find.ArchivePages;
import io.orderarchiver.verify.judge.ArchivedOrderJudge;
import io.orderarchiver.verify.judge.OrderJudge;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The verification, in the order of the flow: all delivered orders are judged by the
 * archive; what seems wrong is looked at again; and all archived orders are judged by
 * their orders.
 */
@Configuration(proxyBeanMethods = false)
public class VerifyJobConfiguration {

	/** The name by which schedulers and the job repository know the job. */
	public static final String JOB_NAME = "verifyArchivedOrders";

	/**
	 * Its steps in their order; the context of the last one that began has the counts.
	 */
	public static final List<String> STEPS = List.of("verifyOrders", "recheckFindings", "verifyArchive");

	/** The step behind them; its context has the seal. */
	public static final String SEAL_STEP = "sealArchive";

	@Bean
	Job verifyArchivedOrders(JobRepository jobRepository, Step verifyOrders, Step recheckFindings, Step verifyArchive,
			Step sealArchive) {
		return new JobBuilder(JOB_NAME, jobRepository).start(verifyOrders)
			.next(recheckFindings)
			.next(verifyArchive)
			.next(sealArchive)
			.build();
	}

	@Bean
	Step verifyOrders(JobRepository jobRepository, DeliveredOrderJudgementReader reader,
			DeliveredOrderFindingWriter writer, VerifyState state, StopPolicy stopPolicy) {
		return new StepBuilder(STEPS.get(0), jobRepository).<JudgedPage, JudgedPage>chunk(1)
			.reader(reader)
			.writer(writer)
			.stream(state)
			.interruptionPolicy(stopPolicy)
			.build();
	}

	@Bean
	Step recheckFindings(JobRepository jobRepository, RecheckTasklet tasklet, VerifyState state) {
		return new StepBuilder(STEPS.get(1), jobRepository).tasklet(tasklet).stream(state).build();
	}

	@Bean
	Step verifyArchive(JobRepository jobRepository, ArchivedOrderJudgementReader reader,
			ArchivedOrderFindingWriter writer, VerifyState state, StopPolicy stopPolicy) {
		return new StepBuilder(STEPS.get(2), jobRepository).<JudgedPage, JudgedPage>chunk(1)
			.reader(reader)
			.writer(writer)
			.stream(state)
			.interruptionPolicy(stopPolicy)
			.build();
	}

	@Bean
	Step sealArchive(JobRepository jobRepository, SealTasklet sealTasklet) {
		return new StepBuilder(SEAL_STEP, jobRepository).tasklet(sealTasklet).build();
	}

	@Bean
	@StepScope
	VerifyState verifyState(@Value("#{stepExecution}") StepExecution step, JobRepository jobRepository,
			VerifyOptions options, VerifyDirectory directory) {
		ExecutionContext saved = saved(step, jobRepository);
		try {
			return new VerifyState(VerificationFiles.open(directory.of(step.getJobParameters()), options.list(),
					options.values(), VerifyState.lengthsIn(saved)),
					VerifyState.countsIn(saved).orElse(FindingCounts.ZERO));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The files of the run cannot be opened", ex);
		}
	}

	/** A step that has saved nothing itself goes on where the one before it ended. */
	private static ExecutionContext saved(StepExecution step, JobRepository jobRepository) {
		if (VerifyState.countsIn(step.getExecutionContext()).isPresent()) {
			return step.getExecutionContext();
		}
		int index = STEPS.indexOf(step.getStepName());
		return (index > 0) ? savedBy(STEPS.get(index - 1), step, jobRepository) : step.getExecutionContext();
	}

	private static ExecutionContext savedBy(String before, StepExecution step, JobRepository jobRepository) {
		StepExecution last = jobRepository.getLastStepExecution(step.getJobExecution().getJobInstance(), before);
		return (last != null) ? last.getExecutionContext() : step.getExecutionContext();
	}

	@Bean
	@StepScope
	DeliveredOrderJudgementReader deliveredOrderJudgementReader(@Value("#{stepExecution}") StepExecution step,
			ArchiveCollections collections, Retries retries, Measurements measurements, OrderJudge judge,
			VerifyOptions options, VerifyState state, StopSignal stop) {
		@Nullable Long checkpoint = DeliveredOrderJudgementReader.checkpointIn(step.getExecutionContext());
		KeyPages keys = KeyPages.withSweep(OrderReads.latest(collections), retries, options.window(), checkpoint,
				options.pageSize());
		return new DeliveredOrderJudgementReader(keys, judge, options.sampling(), state.files().seen(), measurements,
				pace(options, stop), stop);
	}

	@Bean
	@StepScope
	ArchivedOrderJudgementReader archivedOrderJudgementReader(@Value("#{stepExecution}") StepExecution step,
			ArchiveCollections collections, Retries retries, VerifyOptions options, StopSignal stop) {
		ArchivePages pages = new ArchivePages(collections, retries, ArchivedOrderJudge.FIELDS, options.pageSize(),
				ArchivedOrderJudgementReader.checkpointIn(step.getExecutionContext()));
		return new ArchivedOrderJudgementReader(pages, new ArchivedOrderJudge(collections, retries), options,
				pace(options, stop), stop);
	}

	private static Pace pace(VerifyOptions options, StopSignal stop) {
		return new Pace(options.maxRate(), System::nanoTime, stop);
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
	RecheckTasklet recheckTasklet(VerifyState state, ArchiveCollections collections, Retries retries, OrderJudge judge,
			WritersAtWork writers, VerifyOptions options, VerifyListener listener, Clock clock, StopSignal stop) {
		return new RecheckTasklet(state, new DeliveredKeys(collections, retries), judge, writers, options, listener,
				clock, stop);
	}

	@Bean
	@StepScope
	SealTasklet sealTasklet(@Value("#{stepExecution}") StepExecution step, JobRepository jobRepository,
			SealSource source, ArchiveCollections collections, Retries retries, VerifyOptions options,
			VerifyListener listener, Clock clock, StopSignal stop) {
		ExecutionContext verified = savedBy(STEPS.get(STEPS.size() - 1), step, jobRepository);
		return new SealTasklet(source, new ArchivePages(collections, retries, List.of(), options.pageSize(), null),
				options, VerifyState.countsIn(verified).orElseThrow(), listener, clock, stop, jobRepository);
	}

	@Bean
	OrderJudge orderJudge(ArchiveCollections collections, Retries retries, Enrichment enrichment,
			VerifyOptions options) {
		return new OrderJudge(collections, retries, enrichment, options.depth());
	}

}
