package io.orderarchiver.simulation.generation;

import com.mongodb.client.MongoDatabase;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.simulation.data.DataSet;
import io.orderarchiver.simulation.data.DimensionGenerator;
import io.orderarchiver.simulation.data.GenerationOptions;
import io.orderarchiver.simulation.data.OrderGenerator;
import io.orderarchiver.simulation.data.OrderPages;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The job {@value #JOB}: dimensions, then the orders that refer to them. It can be
 * stopped between two pages, goes on where it was stopped, and can be repeated: what is
 * there stays as it is. Its {@link io.orderarchiver.simulation.data.GenerationReport} is
 * in the context of its execution.
 */
@Configuration(proxyBeanMethods = false)
public class GenerateJobConfiguration {

	/** Name of the job and of its bean. */
	public static final String JOB = "generateOrders";

	private final JobRepository jobRepository;

	private final GenerationSteps steps;

	private final CollectionNames names;

	private final GenerationOptions options;

	GenerateJobConfiguration(JobRepository jobRepository, MongoDatabase database, CollectionNames names,
			GenerationOptions options, StepInterruptionPolicy interruptionPolicy) {
		this.jobRepository = jobRepository;
		this.steps = new GenerationSteps(jobRepository, database, interruptionPolicy, DataSet.of(options));
		this.names = names;
		this.options = options;
	}

	@Bean(JOB)
	Job generateOrders(GenerationListener listener) {
		DimensionGenerator dimensions = new DimensionGenerator(this.options);
		OrderGenerator orders = new OrderGenerator(this.options, dimensions);
		return new JobBuilder(JOB, this.jobRepository).start(this.steps.dimensions(dimensions, this.names))
			.next(orders(orders, listener))
			.build();
	}

	private Step orders(OrderGenerator generator, GenerationListener listener) {
		int total = this.options.count();
		return this.steps.of("orders", new OrderPages(generator, total, this.names.orders()),
				(written) -> listener.ordersWritten(written, total));
	}

}
