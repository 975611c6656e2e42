package io.orderarchiver.run;

import java.util.Map;
import java.util.function.Consumer;

import ch.qos.logback.classic.LoggerContext;
import com.zaxxer.hikari.HikariDataSource;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.log.RedactedMessage;
import io.orderarchiver.run.repository.JobRepositoryDataSource;
import io.orderarchiver.run.repository.JobRepositorySchema;
import io.orderarchiver.run.settings.SettingSources;
import io.orderarchiver.run.settings.Settings;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The Spring context of one run of one job. */
final class RunContext implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final HikariDataSource jobRepository;

	private RunContext(ConfigurableApplicationContext context, HikariDataSource jobRepository) {
		this.context = context;
		this.jobRepository = jobRepository;
	}

	/**
	 * Opens a context.
	 * @param job configures the job
	 * @param beans what the job needs besides deployment and settings, by bean name
	 * @throws io.orderarchiver.run.repository.JobRepositoryException if the job
	 * repository cannot be opened
	 */
	static RunContext open(Class<?> job, Deployment deployment, Settings settings, StopSignal stop,
			Map<String, Object> beans) {
		HikariDataSource jobRepository = JobRepositoryDataSource.open(deployment.jobRepository());
		try {
			new JobRepositorySchema(jobRepository, deployment.jobRepository()).create();
			return new RunContext(start(job, settings, (beanFactory) -> {
				beanFactory.registerSingleton("dataSource", jobRepository);
				beanFactory.registerSingleton("deployment", deployment);
				beanFactory.registerSingleton("settings", settings);
				beanFactory.registerSingleton("stopSignal", stop);
				beans.forEach(beanFactory::registerSingleton);
			}), jobRepository);
		}
		catch (RuntimeException ex) {
			jobRepository.close();
			throw ex;
		}
	}

	private static ConfigurableApplicationContext start(Class<?> job, Settings settings,
			Consumer<ConfigurableListableBeanFactory> beans) {
		return new SpringApplicationBuilder(RunConfiguration.class, job).web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.registerShutdownHook(false)
			.lazyInitialization(true)
			.properties(SettingSources.locations(settings.home()))
			.initializers((context) -> {
				redactLogs(settings);
				beans.accept(context.getBeanFactory());
			})
			.run();
	}

	private static void redactLogs(Settings settings) {
		ILoggerFactory loggers = LoggerFactory.getILoggerFactory();
		if (loggers instanceof LoggerContext logback) {
			logback.putObject(RedactedMessage.REDACTION, settings.redaction());
		}
	}

	<T> T get(Class<T> type) {
		return this.context.getBean(type);
	}

	<T> T get(String name, Class<T> type) {
		return this.context.getBean(name, type);
	}

	@Override
	public void close() {
		this.context.close();
		this.jobRepository.close();
	}

}
