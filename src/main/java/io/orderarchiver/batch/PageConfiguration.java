package io.orderarchiver.batch;

import io.orderarchiver.archive.keys.CheckpointTime;
import io.orderarchiver.archive.page.PageStorage;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.stop.StoppableWork;
import io.orderarchiver.archive.strain.StrainWatch;
import io.orderarchiver.order.Enrichment;
import io.orderarchiver.step.RunCounts;
import io.orderarchiver.step.RunReference;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the jobs have in common whose items are pages: processor and writer.
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
			JobRepository jobRepository, RunCounts counts, ArchiveListener listener, CheckpointTime checkpointTime,
			StrainWatch strain, StopSignal stop) {
		return new ArchivedOrderWriter(storage, counts, RunReference.of(step, jobRepository), listener, checkpointTime,
				strain, new StoppableWork("write", stop));
	}

}
