package io.orderarchiver.run;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.orderarchiver.mongo.Redaction;

/** Writes the message of a log line without secrets, whatever library wrote it. */
public final class RedactedMessage extends MessageConverter {

	/** Under this name the logger context holds the {@link Redaction} in force. */
	static final String REDACTION = "redaction";

	@Override
	public String convert(ILoggingEvent event) {
		String message = super.convert(event);
		return (getContext().getObject(REDACTION) instanceof Redaction redaction) ? redaction.apply(message) : message;
	}

}
