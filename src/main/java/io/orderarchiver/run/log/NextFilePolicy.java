package io.orderarchiver.run.log;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.rolling.RollingPolicy;
import ch.qos.logback.core.rolling.RolloverFailure;
import ch.qos.logback.core.rolling.TriggeringPolicy;
import ch.qos.logback.core.rolling.helper.CompressionMode;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * An endless run begins another file each day, and when one is large. No file is ever
 * renamed: each keeps the name of its beginning.
 */
final class NextFilePolicy extends ContextAwareBase implements RollingPolicy, TriggeringPolicy<ILoggingEvent> {

	static final long LARGE = 10L * 1024 * 1024;

	private final RunLogFiles files;

	private final int retentionDays;

	private final long largest;

	private Path active;

	private LocalDate day;

	NextFilePolicy(RunLogFiles files, int retentionDays, long largest) throws IOException {
		this.files = files;
		this.retentionDays = retentionDays;
		this.largest = largest;
		this.active = files.create();
		this.day = files.today();
	}

	@Override
	public boolean isTriggeringEvent(File file, ILoggingEvent event) {
		return !this.files.today().equals(this.day) || file.length() >= this.largest;
	}

	@Override
	public void rollover() throws RolloverFailure {
		this.day = this.files.today();
		try {
			this.active = this.files.create();
			this.files.removeOlderThan(this.retentionDays);
		}
		catch (IOException ex) {
			throw new RolloverFailure("No other log file can be begun", ex);
		}
	}

	@Override
	public String getActiveFileName() {
		return this.active.toString();
	}

	@Override
	public CompressionMode getCompressionMode() {
		return CompressionMode.NONE;
	}

	@Override
	public void setParent(FileAppender<?> appender) {
	}

	@Override
	public void start() {
	}

	@Override
	public void stop() {
	}

	@Override
	public boolean isStarted() {
		return true;
	}

}
