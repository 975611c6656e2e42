package io.orderarchiver.run;

import java.time.Clock;
import java.util.List;

import javax.sql.DataSource;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveListener;
import io.orderarchiver.management.ArchiverMeters;
import io.orderarchiver.order.Enrichment;
import io.orderarchiver.run.worker.ClaimFence;
import io.orderarchiver.run.worker.ClaimedPartitions;
import io.orderarchiver.run.worker.HeldClaims;
import io.orderarchiver.run.worker.Participation;
import io.orderarchiver.run.worker.SharedWork;
import io.orderarchiver.step.PartitionHalt;
import io.orderarchiver.step.partition.LocalPartitionExchange;
import io.orderarchiver.step.partition.PartitionExchange;
import io.orderarchiver.step.partition.RunLimits;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.run.history.ExecutionJournal;
import io.orderarchiver.run.history.KnownSeals;
import io.orderarchiver.run.history.RunHistory;
import io.orderarchiver.run.history.RunRecovery;
import io.orderarchiver.run.history.StepContexts;
import io.orderarchiver.run.lease.HeldLease;
import io.orderarchiver.run.lease.LeaseFence;
import io.orderarchiver.run.lease.LiveRuns;
import io.orderarchiver.run.pace.PaceConfiguration;
import io.orderarchiver.run.repository.JobRepositoryLocation;
import io.orderarchiver.run.record.RunRecorder;
import io.orderarchiver.run.record.RunRecords;
import io.orderarchiver.run.repository.JobRepositoryRetries;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.run.settings.Version;
import io.orderarchiver.step.StepConfiguration;
import io.orderarchiver.verify.SealSource;
import io.orderarchiver.verify.WritersAtWork;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.dao.JacksonExecutionContextStringSerializer;
import org.springframework.batch.infrastructure.item.database.support.DefaultDataFieldMaxValueIncrementerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What every run needs, whichever job it is. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
		BatchJdbcAutoConfiguration.class })
@Import({ StepConfiguration.class, PaceConfiguration.class })
class RunConfiguration {

	private static final String RUN_SEQUENCE = "ORDER_ARCHIVER_RUN_SEQ";

	@Bean
	JdbcClient jdbcClient(DataSource dataSource) {
		return JdbcClient.create(dataSource);
	}

	/** Before the retries, so that a heartbeat is repeated with what it lets be saved. */
	@Bean
	static LeaseFence leaseFence(ObjectProvider<HeldLease> lease, ObjectProvider<JdbcClient> jdbc,
			ObjectProvider<PlatformTransactionManager> transactions) {
		return new LeaseFence(lease, jdbc, transactions);
	}

	@Bean
	static ClaimFence claimFence(ObjectProvider<Participation> sharing, ObjectProvider<HeldClaims> claims,
			ObjectProvider<JdbcClient> jdbc, ObjectProvider<PlatformTransactionManager> transactions) {
		return new ClaimFence(sharing, claims, jdbc, transactions);
	}

	@Bean
	static JobRepositoryRetries jobRepositoryRetries() {
		return new JobRepositoryRetries();
	}

	@Bean
	ExecutionContextSerializer executionContextSerializer() {
		return new JacksonExecutionContextStringSerializer();
	}

	@Bean
	LiveRuns liveRuns(JdbcClient jdbc) {
		return new LiveRuns(jdbc);
	}

	@Bean
	HeldClaims heldClaims(JdbcClient jdbc, RunLimits limits, StopSignal stop) {
		return new HeldClaims(jdbc, limits, stop);
	}

	@Bean
	ClaimedPartitions claimedPartitions(JdbcClient jdbc, HeldClaims claims, JobRepository jobRepository) {
		return new ClaimedPartitions(jdbc, claims, jobRepository);
	}

	@Bean
	PartitionExchange partitionExchange(ObjectProvider<SharedWork> shared, JdbcClient jdbc,
			ObjectProvider<ClaimedPartitions> claimed, JobRepository jobRepository, StopSignal stop, PartitionHalt halt,
			ObjectProvider<ArchiveListener> listener) {
		SharedWork work = shared.getIfAvailable();
		return (work != null)
				? work.exchange(jdbc, claimed.getObject(), jobRepository, stop, halt,
						(saved) -> listener.ifAvailable((each) -> each.savedByAll(saved)))
				: new LocalPartitionExchange();
	}

	@Bean
	RunHistory runHistory(JdbcClient jdbc) {
		return new RunHistory(jdbc);
	}

	@Bean
	RunNumbers runNumbers(DataSource dataSource, Deployment deployment) {
		String product = (deployment.jobRepository() instanceof JobRepositoryLocation.PostgreSql) ? "postgres" : "h2";
		return new RunNumbers(
				new DefaultDataFieldMaxValueIncrementerFactory(dataSource).getIncrementer(product, RUN_SEQUENCE));
	}

	@Bean
	JobLauncher jobLauncher(JobOperator operator, Job job, ExecutionJournal journal, RunRecorder recorder) {
		return new JobLauncher(operator, job, journal, recorder);
	}

	@Bean
	ExecutionJournal executionJournal(JdbcClient jdbc) {
		return new ExecutionJournal(jdbc);
	}

	@Bean
	RunRecovery runRecovery(JobRepository jobRepository) {
		return new RunRecovery(jobRepository);
	}

	@Bean
	WritersAtWork writersAtWork(LiveRuns liveRuns, JdbcClient jdbc, Deployment deployment, Settings settings,
			Clock clock) {
		return new LivingWriters(liveRuns, new StepContexts(jdbc), deployment.connection().database(),
				RunTarget.of(deployment, settings).toString(), clock);
	}

	@Bean
	SealSource sealSource(JdbcClient jdbc, Deployment deployment, Settings settings) {
		String target = RunTarget.of(deployment, settings).toString();
		return new SealSource(target, settings.collections().archive(), settings.archiveZone(),
				Version.current().text(), new KnownSeals(new StepContexts(jdbc), target));
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean(destroyMethod = "")
	MongoClient mongoClient(Deployment deployment) {
		return deployment.connection().client();
	}

	@Bean
	MongoDatabase database(Deployment deployment) {
		return deployment.connection().database();
	}

	@Bean
	CollectionNames collectionNames(Settings settings) {
		return settings.collections();
	}

	@Bean
	ArchiveCollections archiveCollections(MongoDatabase database, CollectionNames names) {
		return new ArchiveCollections(database, names);
	}

	@Bean
	ArchiveIndexes archiveIndexes(ArchiveCollections collections, Settings settings) {
		return new ArchiveIndexes(collections, settings.indexCreation());
	}

	@Bean
	RunRecorder runRecorder(JdbcClient jdbc, Clock clock, Settings settings) {
		return new RunRecorder(new RunRecords(jdbc), clock, settings.archiveZone());
	}

	@Bean
	Measurements measurements(Deployment deployment, RunRecorder recorder) {
		return Measurements.of(List.of(new ArchiverMeters(deployment.meters()), recorder));
	}

	@Bean
	Retries retries(Settings settings, StopSignal stop, Measurements measurements) {
		return new Retries(settings.retries(), stop, measurements);
	}

	@Bean
	Enrichment enrichment(Clock clock) {
		return new Enrichment(clock, Version.current().archivedBy());
	}

}
