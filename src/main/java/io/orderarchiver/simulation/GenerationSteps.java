package io.orderarchiver.simulation;

import java.util.function.LongConsumer;

import com.mongodb.client.MongoDatabase;
import io.orderarchiver.archive.CollectionNames;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.batch.core.step.builder.StepBuilder;

/**
 * Makes the steps that insert pages of documents.
 *
 * @param jobRepository where they keep their positions
 * @param database where they insert
 * @param interruptionPolicy stops them between two pages
 * @param dataSet what they insert
 */
record GenerationSteps(JobRepository jobRepository, MongoDatabase database, StepInterruptionPolicy interruptionPolicy,
		DataSet dataSet) {

	Step dimensions(DimensionGenerator generator, CollectionNames names) {
		return of("dimensions", new DimensionPages(generator, names), (written) -> {
		});
	}

	/**
	 * The consumer hears how many documents of a page's collection are written so far.
	 */
	Step of(String name, GeneratedPages pages, LongConsumer written) {
		return new StepBuilder(name, this.jobRepository).<GeneratedPage, GeneratedPage>chunk(1)
			.reader(new GeneratedPageReader(pages, this.dataSet))
			.writer(new GeneratedPageWriter(this.database, written))
			.interruptionPolicy(this.interruptionPolicy)
			.build();
	}

}
