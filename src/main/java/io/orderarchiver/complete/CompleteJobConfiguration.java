package io.orderarchiver.complete;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Objects;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.Pace;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.stop.StoppableWork;
import io.orderarchiver.order.Enrichment;
import io.orderarchiver.step.RunReference;
import io.orderarchiver.step.StopPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The completion, in the order of the flow: which archived orders are incomplete is
 * listed; then they are looked up again, page by page, and get what is there now.
 */
@Configuration(proxyBeanMethods = false)
public class CompleteJobConfiguration {

	/** The name by which schedulers and the job repository know the job. */
	public static final String JOB_NAME = "completeArchivedOrders";

	/** The step whose context holds position and counts. */
	public static final String COMPLETE_STEP = "completeOrders";

	private static final String LIST_STEP = "listIncompleteOrders";

	@Bean
	Job completeArchivedOrders(JobRepository jobRepository, Step listIncompleteOrders, Step completeOrders) {
		return new JobBuilder(JOB_NAME, jobRepository).start(listIncompleteOrders).next(completeOrders).build();
	}

	@Bean
	Step listIncompleteOrders(JobRepository jobRepository, ListTasklet tasklet) {
		return new StepBuilder(LIST_STEP, jobRepository).tasklet(tasklet).build();
	}

	@Bean
	Step completeOrders(JobRepository jobRepository, IncompleteOrderReader reader, CompletionWriter writer,
			CompletionCounts counts, StopPolicy stopPolicy) {
		return new StepBuilder(COMPLETE_STEP, jobRepository).<CompletionPage, CompletionPage>chunk(1)
			.reader(reader)
			.writer(writer)
			.stream(counts)
			.interruptionPolicy(stopPolicy)
			.build();
	}

	@Bean
	ListTasklet listTasklet(ArchiveCollections collections, Retries retries, ArchiveIndexes indexes,
			CompleteOptions options, CompleteDirectory directory, StopSignal stop) {
		return new ListTasklet(collections, retries, indexes, options, directory, stop);
	}

	@Bean
	@StepScope
	IncompleteOrderReader incompleteOrderReader(@Value("#{stepExecution}") StepExecution step,
			JobRepository jobRepository, ArchiveCollections collections, Retries retries, Enrichment enrichment,
			CompleteOptions options, CompleteDirectory directory, Clock clock, StopSignal stop) {
		RunReference run = RunReference.of(step, jobRepository);
		@Nullable StepExecution list = jobRepository.getLastStepExecution(step.getJobExecution().getJobInstance(), LIST_STEP);
		long length = ListTasklet.lengthIn(Objects.requireNonNull(list).getExecutionContext());
		try {
			WorkList workList = WorkList.open(directory.of(run.number()), length);
			return new IncompleteOrderReader(
					workList.readBehind(IncompleteOrderReader.positionIn(step.getExecutionContext())),
					new CompletionPreparation(collections, retries, enrichment, options, run, clock), options,
					new Pace(options.maxRate(), System::nanoTime, stop), stop);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The files of the run cannot be opened", ex);
		}
	}

	@Bean
	@StepScope
	CompletionCounts completionCounts(@Value("#{stepExecution}") StepExecution step) {
		return new CompletionCounts(step.getExecutionContext());
	}

	@Bean
	@StepScope
	CompletionWriter completionWriter(ArchiveCollections collections, Retries retries, CompleteOptions options,
			CompletionCounts counts, CompleteListener listener, StopSignal stop) {
		return new CompletionWriter(new CompletionStore(collections, retries), options.mode(), counts, listener,
				new StoppableWork("write", stop));
	}

}
