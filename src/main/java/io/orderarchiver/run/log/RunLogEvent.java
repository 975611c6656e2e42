package io.orderarchiver.run.log;

import java.util.HashMap;
import java.util.Map;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.orderarchiver.mongo.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * What was logged, without secrets and with the run that it is about, for whatever
 * encoder.
 */
final class RunLogEvent extends LoggingEvent {

	private final @Nullable IThrowableProxy failure;

	RunLogEvent(ILoggingEvent event, Redaction redaction, Map<String, String> diagnostics) {
		setLoggerName(event.getLoggerName());
		setLoggerContextRemoteView(event.getLoggerContextVO());
		setThreadName(event.getThreadName());
		setLevel(event.getLevel());
		setInstant(event.getInstant());
		setMessage(redaction.apply(event.getFormattedMessage()));
		Map<String, String> all = new HashMap<>(event.getMDCPropertyMap());
		all.putAll(diagnostics);
		setMDCPropertyMap(all);
		IThrowableProxy original = event.getThrowableProxy();
		this.failure = (original != null) ? new RedactedFailure(original, redaction) : null;
	}

	@Override
	public @Nullable IThrowableProxy getThrowableProxy() {
		return this.failure;
	}

}
