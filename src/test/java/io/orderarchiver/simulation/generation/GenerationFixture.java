package io.orderarchiver.simulation.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.simulation.data.GenerationOptions;
import io.orderarchiver.step.PartitionHalt;
import io.orderarchiver.step.StopPolicy;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.dao.JacksonExecutionContextStringSerializer;
import org.springframework.batch.test.JobOperatorTestUtils;
import org.springframework.batch.test.JobRepositoryTestUtils;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Runs the job, each time a new one, on a database in this process and a job repository
 * in memory.
 */
record GenerationFixture(JobOperatorTestUtils operator, JobRepository jobRepository, JobRepositoryTestUtils runs,
		MongoDatabase database, List<Long> progress) {

	JobExecution run(long run, GenerationOptions options) throws Exception {
		return run(run, options, (written) -> false);
	}

	/** Runs until the orders written satisfy the condition. */
	JobExecution run(long run, GenerationOptions options, Predicate<Long> enough) throws Exception {
		StopSignal stop = new StopSignal();
		this.operator.setJob(new GenerateJobConfiguration(this.jobRepository, this.database, CollectionNames.DEFAULT,
				options, new StopPolicy(stop, new PartitionHalt()))
			.generateOrders((soFar, total) -> {
				this.progress.add(soFar);
				if (enough.test(soFar)) {
					stop.request();
				}
			}));
		return this.operator.startJob(new JobParametersBuilder().addLong("run", run).toJobParameters());
	}

	void forget() {
		this.runs.removeJobExecutions();
		this.database.drop();
		this.progress.clear();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			BatchJdbcAutoConfiguration.class })
	static class Infrastructure {

		@Bean(destroyMethod = "shutdownNow")
		MongoServer server() {
			return new MongoServer(new MemoryBackend());
		}

		@Bean
		MongoClient client(MongoServer server) {
			return MongoClients.create(server.bindAndGetConnectionString());
		}

		@Bean
		ExecutionContextSerializer serializer() {
			return new JacksonExecutionContextStringSerializer();
		}

		/** The list is what the listener heard, over all runs. */
		@Bean
		GenerationFixture fixture(JobOperatorTestUtils operator, JobRepository jobRepository,
				JobRepositoryTestUtils runs, MongoClient client) {
			return new GenerationFixture(operator, jobRepository, runs, client.getDatabase("Ubereats"),
					new ArrayList<>());
		}

	}

}
