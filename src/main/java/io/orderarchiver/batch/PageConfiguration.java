package io.orderarchiver.batch;

import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.keys.CheckpointTime;
import io.orderarchiver.archive.page.PageStorage;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.stop.StoppableWork;
import io.orderarchiver.order.Enrichment;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the jobs have in common whose items are pages: processor and writer, and the
 * counts that are saved with the checkpoint.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

	@Bean
	EnrichmentProcessor enrichmentProcessor(Enrichment enrichment) {
		return new EnrichmentProcessor(enrichment);
	}

	@Bean
	@StepScope
	ArchivedOrderWriter archivedOrderWriter(@Value("#{stepExecution}") StepExecution step, PageStorage storage,
			JobRepository jobRepository, RunTally tally, ArchiveListener listener, CheckpointTime checkpointTime,
			StopSignal stop) {
		return new ArchivedOrderWriter(storage, tally, RunReference.of(step, jobRepository), listener, checkpointTime,
				new StoppableWork("write", stop));
	}

	@Bean
	CheckpointTime checkpointTime(Measurements measurements) {
		return new CheckpointTime(measurements);
	}

	@Bean
	@StepScope
	RunTally runTally(@Value("#{stepExecution}") StepExecution step) {
		return new RunTally(step.getExecutionContext());
	}

	@Bean
	StopPolicy stopPolicy(StopSignal stop) {
		return new StopPolicy(stop);
	}

}
