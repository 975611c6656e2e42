package io.orderarchiver.run;

import java.util.Map;

import io.orderarchiver.archive.StopSignal;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import ch.qos.logback.classic.LoggerContext;

/** The Spring context of one run of one job. */
final class RunContext implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private RunContext(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Opens a context.
	 * @param job configures the job
	 * @param beans what the job needs besides deployment and settings, by bean name
	 */
	static RunContext open(Class<?> job, Deployment deployment, Settings settings, StopSignal stop,
			Map<String, Object> beans) {
		return new RunContext(new SpringApplicationBuilder(RunConfiguration.class, job).web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.registerShutdownHook(false)
			.lazyInitialization(true)
			.properties(SettingsLoader.locations(settings.home()))
			.initializers((context) -> {
				redactLogs(settings);
				context.getBeanFactory().registerSingleton("deployment", deployment);
				context.getBeanFactory().registerSingleton("settings", settings);
				context.getBeanFactory().registerSingleton("stopSignal", stop);
				beans.forEach(context.getBeanFactory()::registerSingleton);
			})
			.run());
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

	@Override
	public void close() {
		this.context.close();
	}

}
