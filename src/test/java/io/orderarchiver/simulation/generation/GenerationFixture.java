package io.orderarchiver.simulation.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import javax.sql.DataSource;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.simulation.data.GenerationOptions;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.batch.core.repository.dao.JacksonExecutionContextStringSerializer;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Runs the job, each time in a new application context, on a database in this process and
 * a job repository in memory that outlive the context.
 */
final class GenerationFixture implements AutoCloseable {

	private final MongoServer server = new MongoServer(new MemoryBackend());

	private final MongoClient client = MongoClients.create(this.server.bindAndGetConnectionString());

	private final EmbeddedDatabase repository = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2)
		.generateUniqueName(true)
		.addScript("org/springframework/batch/core/schema-h2.sql")
		.build();

	private final List<Long> progress = new ArrayList<>();

	MongoDatabase database() {
		return this.client.getDatabase("Ubereats");
	}

	/** What the listener heard, over all runs. */
	List<Long> progress() {
		return this.progress;
	}

	JobExecution run(long run, GenerationOptions options) {
		return run(run, options, (written) -> false);
	}

	/** Runs until the orders written satisfy the condition. */
	JobExecution run(long run, GenerationOptions options, Predicate<Long> stop) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.register(Infrastructure.class, GenerateJobConfiguration.class);
			context.registerBean("dataSource", DataSource.class, () -> this.repository,
					(definition) -> definition.setDestroyMethodName(null));
			context.registerBean(MongoDatabase.class, this::database);
			context.registerBean(CollectionNames.class, () -> CollectionNames.DEFAULT);
			context.registerBean(GenerationOptions.class, () -> options);
			context.registerBean(GenerationListener.class, () -> (soFar, total) -> this.progress.add(soFar));
			context.registerBean(StepInterruptionPolicy.class, () -> policy(stop));
			context.refresh();
			return start(context, run);
		}
	}

	private StepInterruptionPolicy policy(Predicate<Long> stop) {
		return (execution) -> {
			if (!this.progress.isEmpty() && stop.test(this.progress.get(this.progress.size() - 1))) {
				execution.setTerminateOnly();
				throw new JobInterruptedException("stopped by the test");
			}
		};
	}

	private static JobExecution start(AnnotationConfigApplicationContext context, long run) {
		try {
			return context.getBean(JobOperator.class)
				.start(context.getBean(GenerateJobConfiguration.JOB, Job.class),
						new JobParametersBuilder().addLong("run", run).toJobParameters());
		}
		catch (Exception failure) {
			throw new IllegalStateException(failure);
		}
	}

	@Override
	public void close() {
		this.client.close();
		this.server.shutdownNow();
		this.repository.shutdown();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableBatchProcessing
	@EnableJdbcJobRepository(executionContextSerializerRef = "serializer")
	static class Infrastructure {

		@Bean
		JdbcTransactionManager transactionManager(DataSource dataSource) {
			return new JdbcTransactionManager(dataSource);
		}

		@Bean
		ExecutionContextSerializer serializer() {
			return new JacksonExecutionContextStringSerializer();
		}

	}

}
