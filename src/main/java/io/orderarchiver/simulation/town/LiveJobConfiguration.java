package io.orderarchiver.simulation.town;

import java.time.Clock;

import com.mongodb.client.MongoDatabase;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.simulation.data.DataSet;
import io.orderarchiver.simulation.data.DimensionGenerator;
import io.orderarchiver.simulation.data.OrderGenerator;
import io.orderarchiver.simulation.generation.GenerationSteps;
import org.bson.BsonDocument;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The job {@value #JOB}, a running town: its dimensions, unless they are there, then
 * orders that are created, prepared and delivered until the town closes or is stopped.
 * Orders under way then stay as they are. A
 * {@link io.orderarchiver.simulation.data.GenerationReport} is in the context of its
 * execution.
 */
@Configuration(proxyBeanMethods = false)
public class LiveJobConfiguration {

	/** Name of the job and of its bean. */
	public static final String JOB = "liveOrders";

	private final LiveOptions options;

	private final CollectionNames names;

	LiveJobConfiguration(LiveOptions options, CollectionNames names) {
		this.options = options;
		this.names = names;
	}

	@Bean(JOB)
	Job liveOrders(JobRepository jobRepository, MongoDatabase database, StepInterruptionPolicy interruptionPolicy,
			Step letOrdersMove) {
		GenerationSteps steps = new GenerationSteps(jobRepository, database, interruptionPolicy,
				DataSet.of(this.options.town()));
		return new JobBuilder(JOB, jobRepository)
			.start(steps.dimensions(new DimensionGenerator(this.options.town()), this.names))
			.next(letOrdersMove)
			.build();
	}

	@Bean
	Step letOrdersMove(JobRepository jobRepository, LiveRoundReader liveRoundReader, MongoDatabase database,
			Retries retries, LiveListener listener, StepInterruptionPolicy interruptionPolicy) {
		return new StepBuilder("orders", jobRepository).<LiveRound, LiveRound>chunk(1)
			.reader(liveRoundReader)
			.writer(new LiveRoundWriter(database.getCollection(this.names.orders(), BsonDocument.class), retries,
					listener))
			.interruptionPolicy(interruptionPolicy)
			.build();
	}

	/** The town opens when its step begins. */
	@Bean
	@StepScope
	LiveRoundReader liveRoundReader(Clock clock, StopSignal stop) {
		DataSet dataSet = DataSet.of(this.options.town());
		OrderGenerator generator = new OrderGenerator(this.options.town(), new DimensionGenerator(this.options.town()));
		return new LiveRoundReader(new TownTime(this.options.duration(), System::nanoTime, stop::pause),
				new Timetable(this.options.rate(), (order) -> OrderStages.draw(dataSet.lifeDraws(order))),
				new LiveOrders(generator, new Opening(clock.instant()), clock));
	}

}
