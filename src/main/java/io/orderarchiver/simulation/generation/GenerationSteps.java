package io.orderarchiver.simulation.generation;

import java.util.function.LongConsumer;

import com.mongodb.client.MongoDatabase;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.simulation.data.DataSet;
import io.orderarchiver.simulation.data.DimensionGenerator;
import io.orderarchiver.simulation.data.DimensionPages;
import io.orderarchiver.simulation.data.GeneratedPage;
import io.orderarchiver.simulation.data.GeneratedPages;
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
public record GenerationSteps(JobRepository jobRepository, MongoDatabase database,
		StepInterruptionPolicy interruptionPolicy, DataSet dataSet) {

	/**
	 * The step that inserts customers, couriers, restaurants and menus.
	 * @param generator makes the documents
	 * @param names where they go
	 * @return a step that passes over what is there
	 */
	public Step dimensions(DimensionGenerator generator, CollectionNames names) {
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
