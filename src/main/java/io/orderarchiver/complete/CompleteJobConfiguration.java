package io.orderarchiver.complete;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.pace.Pace;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.stop.StoppableWork;
import io.orderarchiver.archive.strain.StrainWatch;
import io.orderarchiver.order.Enrichment;
import io.orderarchiver.step.PartitionHalt;
import io.orderarchiver.step.RunReference;
import io.orderarchiver.step.StopPolicy;
import io.orderarchiver.step.partition.PartitionExchange;
import io.orderarchiver.step.partition.PinnedRanges.Range;
import io.orderarchiver.step.partition.ThreadedPartitionHandler;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The completion, in the order of the flow: which archived orders are incomplete is
 * listed, by the index of them; the list is cut into partitions, which several threads
 * work on: they are looked up again, page by page, and get what is there now.
 */
@Configuration(proxyBeanMethods = false)
public class CompleteJobConfiguration {

	/** The name by which schedulers and the job repository know the job. */
	public static final String JOB_NAME = "completeArchivedOrders";

	/** The step whose partitions' contexts hold positions and counts. */
	public static final String COMPLETE_STEP = "completeOrders";

	/** The step whose context holds what the partitions are. */
	public static final String LIST_STEP = "listIncompleteOrders";

	private static final String PARTITION_STEP = "completePartition";

	@Bean
	Job completeArchivedOrders(JobRepository jobRepository, Step listIncompleteOrders, Step completeOrders) {
		return new JobBuilder(JOB_NAME, jobRepository).start(listIncompleteOrders).next(completeOrders).build();
	}

	@Bean
	Step listIncompleteOrders(JobRepository jobRepository, ListTasklet tasklet) {
		return new StepBuilder(LIST_STEP, jobRepository).tasklet(tasklet).build();
	}

	@Bean
	Step completeOrders(JobRepository jobRepository, Partitioner completePartitions, Step completePartition,
			CompleteOptions options, PartitionExchange exchange, PartitionHalt halt) {
		return new StepBuilder(COMPLETE_STEP, jobRepository).partitioner(COMPLETE_STEP, completePartitions)
			.partitionHandler(new ThreadedPartitionHandler(completePartition, options.threads(), exchange, halt))
			.build();
	}

	@Bean
	@StepScope
	Partitioner completePartitions(@Value("#{stepExecution}") StepExecution step, JobRepository jobRepository) {
		return ListTasklet.rangesIn(listed(step, jobRepository));
	}

	private static ExecutionContext listed(StepExecution step, JobRepository jobRepository) {
		StepExecution list = jobRepository.getLastStepExecution(step.getJobExecution().getJobInstance(), LIST_STEP);
		return Objects.requireNonNull(list).getExecutionContext();
	}

	@Bean(PARTITION_STEP)
	Step completePartition(JobRepository jobRepository, IncompleteOrderReader reader, CompletionWriter writer,
			CompletionCounts counts, StopPolicy stopPolicy) {
		return new StepBuilder(PARTITION_STEP, jobRepository).<CompletionPage, CompletionPage>chunk(1)
			.reader(reader)
			.writer(writer)
			.stream(counts)
			.interruptionPolicy(stopPolicy)
			.build();
	}

	@Bean
	PaceLimits paceLimits(CompleteOptions options) {
		return options.pace();
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
			CompleteOptions options, CompleteDirectory directory, Clock clock, Pace pace, StrainWatch strain,
			StopSignal stop) {
		RunReference run = RunReference.of(step, jobRepository);
		try {
			return new IncompleteOrderReader(partition(step, listed(step, jobRepository), directory.of(run.number())),
					new CompletionPreparation(collections, retries, enrichment, options, run, clock), options, pace,
					strain, stop);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The files of the run cannot be opened", ex);
		}
	}

	/** What of its part of the list a former execution has left. */
	private static WorkList.Reader partition(StepExecution step, ExecutionContext list, Path directory)
			throws IOException {
		Range range = ListTasklet.rangesIn(list).of(step);
		long from = (range.from() != null) ? Long.parseLong(range.from()) : 0;
		long to = (range.to() != null) ? Long.parseLong(range.to()) : ListTasklet.lengthIn(list);
		return WorkList.read(directory, IncompleteOrderReader.positionIn(step.getExecutionContext()).orElse(from), to);
	}

	@Bean
	@StepScope
	CompletionCounts completionCounts(@Value("#{stepExecution}") StepExecution step) {
		return new CompletionCounts(step.getExecutionContext());
	}

	@Bean
	@StepScope
	CompletionWriter completionWriter(ArchiveCollections collections, Retries retries, CompleteOptions options,
			CompletionCounts counts, CompleteListener listener, StrainWatch strain, StopSignal stop) {
		return new CompletionWriter(new CompletionStore(collections, retries), options.mode(), counts, listener, strain,
				new StoppableWork("write", stop));
	}

}
