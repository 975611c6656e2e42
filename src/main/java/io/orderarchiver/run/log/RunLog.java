package io.orderarchiver.run.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.FileAppender;
import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.batch.RetryJobConfiguration;
import io.orderarchiver.complete.CompleteJobConfiguration;
import io.orderarchiver.run.settings.LogSettings;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.simulation.generation.GenerateJobConfiguration;
import io.orderarchiver.verify.VerifyJobConfiguration;
import io.orderarchiver.watch.WatchJobConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

import org.springframework.boot.logging.LoggingSystem;

/**
 * The log of one command: the console, which is there anyway, and a file of its own that
 * takes what is logged, what the command tells a person, and stack traces. Each of its
 * lines says of which run it is; nothing in it is secret.
 */
public final class RunLog implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RunLog.class);

	/** What a person has read already, or need not: it goes to the file alone. */
	private static final Logger fileAlone = LoggerFactory.getLogger("order-archiver.file");

	private final LoggerContext context;

	private final @Nullable FileAppender<ILoggingEvent> appender;

	private RunLog(LoggerContext context, @Nullable FileAppender<ILoggingEvent> appender) {
		this.context = context;
		this.appender = appender;
	}

	/**
	 * Opens the log. If there can be no file, it warns, and the console must do.
	 * @param settings the settings in force
	 * @param kind what is to be run
	 * @param clock tells the file's name
	 * @return an open log
	 */
	public static RunLog open(Settings settings, Kind kind, Clock clock) {
		LoggerContext context = loggers();
		context.putObject(RedactedMessage.REDACTION, settings.redaction());
		new RunMark(kind.job, Optional.empty()).put(context);
		keepSpringFromResetting();
		return new RunLog(context, settings.logs().map((logs) -> attach(context, logs, kind, clock)).orElse(null));
	}

	private static LoggerContext loggers() {
		return (LoggerContext) LoggerFactory.getILoggerFactory();
	}

	/**
	 * With each context that it starts, Spring would configure all logging anew, and lose
	 * the file. What it does besides is done here: to take what libraries log by way of
	 * the JDK.
	 */
	private static void keepSpringFromResetting() {
		System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
		if (!SLF4JBridgeHandler.isInstalled()) {
			SLF4JBridgeHandler.removeHandlersForRootLogger();
			SLF4JBridgeHandler.install();
		}
	}

	private static @Nullable FileAppender<ILoggingEvent> attach(LoggerContext context, LogSettings logs, Kind kind,
			Clock clock) {
		RunLogFiles files = new RunLogFiles(logs.directory(), kind.prefix, clock);
		try {
			FileAppender<ILoggingEvent> appender = new RunLogAppenders(context, logs).open(files, kind);
			context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
			context.getLogger(fileAlone.getName()).addAppender(appender);
			files.removeOlderThan(logs.retentionDays());
			return appender;
		}
		catch (IOException ex) {
			logger.warn("This run is logged on the console alone: {} cannot be written ({}). Make LOG_DIR a directory"
					+ " that this user may write to, or none.", logs.directory(), ex.toString());
			return null;
		}
	}

	/**
	 * Where the file is.
	 * @return the one in use, if there is any
	 */
	public Optional<Path> file() {
		return Optional.ofNullable(this.appender).map((present) -> Path.of(present.getFile()));
	}

	/**
	 * Writes to the file what a person has read on the console.
	 * @param text may have several lines, and secrets
	 */
	public void note(String text) {
		text.lines().filter((line) -> !line.isBlank()).forEach((line) -> fileAlone.info("{}", line));
	}

	/**
	 * Writes to the file where a failure comes from. On the console a sentence is enough,
	 * unless there is no file and debug messages are wanted.
	 * @param failure what was thrown
	 */
	public static void trace(Throwable failure) {
		if (loggers().getLogger(fileAlone.getName()).iteratorForAppenders().hasNext()) {
			fileAlone.error("Where the failure comes from:", failure);
		}
		else if (logger.isDebugEnabled()) {
			logger.debug("{}", stackTrace(failure));
		}
	}

	/**
	 * Where a failure comes from, without secrets and without data of an order.
	 * @param failure what was thrown
	 * @return many lines
	 */
	public static String stackTrace(Throwable failure) {
		return ThrowableProxyUtil
			.asString(new RedactedFailure(new ThrowableProxy(failure), RedactedMessage.inForce(loggers())));
	}

	/** Says which run it is, as soon as it has a number. */
	public static void identify(String job, long run) {
		new RunMark(job, Optional.of(run)).put(loggers());
	}

	@Override
	public void close() {
		RunMark.NONE.put(this.context);
		if (this.appender != null) {
			this.context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this.appender);
			this.context.getLogger(fileAlone.getName()).detachAppender(this.appender);
			this.appender.stop();
		}
	}

	/** What is run. */
	public enum Kind {

		/** An archive job. */
		ARCHIVE("batch", ArchiveJobConfiguration.JOB_NAME),

		/** A retry of rejects, which goes the archive job's way. */
		RETRY("batch", RetryJobConfiguration.JOB_NAME),

		/** A watch job; it may never end, so that its log is continued in other files. */
		WATCH("watcher", WatchJobConfiguration.JOB_NAME),

		/** A worker, which works on runs of others. */
		WORKER("worker", ArchiveJobConfiguration.JOB_NAME),

		/** A verification. */
		VERIFY("verify", VerifyJobConfiguration.JOB_NAME),

		/** A completion. */
		COMPLETE("complete", CompleteJobConfiguration.JOB_NAME),

		/** A page to watch; what is done from it is noted. */
		CONSOLE("console", "console"),

		/** A simulation. */
		GENERATOR("generator", GenerateJobConfiguration.JOB);

		private final String prefix;

		private final String job;

		Kind(String prefix, String job) {
			this.prefix = prefix;
			this.job = job;
		}

		/** How the names of its log files begin. */
		String prefix() {
			return this.prefix;
		}

	}

}
