package io.orderarchiver.run.log;

import java.util.List;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import io.orderarchiver.mongo.Redaction;

/** Writes the message of a log line without secrets, whatever library wrote it. */
public final class RedactedMessage extends MessageConverter {

	/** Under this name the logger context holds the {@link Redaction} in force. */
	public static final String REDACTION = "redaction";

	private static final Redaction CREDENTIALS_ALONE = new Redaction(List.of());

	@Override
	public String convert(ILoggingEvent event) {
		return inForce(getContext()).apply(super.convert(event));
	}

	/** Before the settings are known, only credentials in a URI can be told. */
	static Redaction inForce(Context context) {
		return (context.getObject(REDACTION) instanceof Redaction redaction) ? redaction : CREDENTIALS_ALONE;
	}

}
