package io.orderarchiver.command.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/** Colours the lines of a log on the console that somebody has to see to. */
public final class LevelInk extends CompositeConverter<ILoggingEvent> {

	/** Creates it for Logback. */
	public LevelInk() {
	}

	@Override
	protected String transform(ILoggingEvent event, String text) {
		return switch (event.getLevel().toInt()) {
			case Level.ERROR_INT -> Ink.FAILED.of(text);
			case Level.WARN_INT -> Ink.WARNING.of(text);
			default -> text;
		};
	}

}
