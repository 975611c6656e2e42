package io.orderarchiver.run.log;

import java.io.IOException;
import java.util.Map;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import io.orderarchiver.run.log.RunLog.Kind;
import io.orderarchiver.run.settings.LogSettings;
import io.orderarchiver.run.settings.LogSettings.Format;
import io.orderarchiver.run.settings.Version;

import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Writes log files. */
final class RunLogAppenders {

	private static final String NAME = "RUN";

	private final LoggerContext context;

	private final LogSettings settings;

	RunLogAppenders(LoggerContext context, LogSettings settings) {
		this.context = context;
		this.settings = settings;
	}

	FileAppender<ILoggingEvent> open(RunLogFiles files, Kind kind) throws IOException {
		FileAppender<ILoggingEvent> appender = (kind == Kind.WATCH) ? endless(files) : single(files);
		appender.setName(NAME);
		appender.setEncoder(encoder());
		appender.start();
		return appender;
	}

	private FileAppender<ILoggingEvent> single(RunLogFiles files) throws IOException {
		FileAppender<ILoggingEvent> appender = new FileAppender<>();
		appender.setContext(this.context);
		appender.setFile(files.create().toString());
		return appender;
	}

	private FileAppender<ILoggingEvent> endless(RunLogFiles files) throws IOException {
		RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
		appender.setContext(this.context);
		NextFilePolicy policy = new NextFilePolicy(files, this.settings.retentionDays(), NextFilePolicy.LARGE);
		policy.setContext(this.context);
		appender.setRollingPolicy(policy);
		appender.setTriggeringPolicy(policy);
		return appender;
	}

	private RunLogEncoder encoder() {
		Encoder<ILoggingEvent> format = (this.settings.format() == Format.JSON) ? json() : new PlainLogFormat();
		format.setContext(this.context);
		RunLogEncoder encoder = new RunLogEncoder(format);
		encoder.setContext(this.context);
		encoder.start();
		return encoder;
	}

	private Encoder<ILoggingEvent> json() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("service",
					Map.of("logging.structured.ecs.service.name", "order-archiver",
							"logging.structured.ecs.service.version", Version.current().text(),
							"spring.application.pid", ProcessHandle.current().pid())));
		this.context.putObject(Environment.class.getName(), environment);
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setFormat("ecs");
		return encoder;
	}

}
