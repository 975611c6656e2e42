package io.orderarchiver.run.log;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Stream;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;

/**
 * Lines for people. Each one, of a stack trace too, says when and of which run it is, so
 * that whatever a search finds can be placed.
 */
final class PlainLogFormat extends EncoderBase<ILoggingEvent> {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX")
		.withZone(ZoneOffset.UTC);

	private static final byte[] NOTHING = new byte[0];

	@Override
	public byte[] headerBytes() {
		return NOTHING;
	}

	@Override
	public byte[] encode(ILoggingEvent event) {
		String prefix = prefix(event);
		StringBuilder text = new StringBuilder();
		Stream.concat(event.getFormattedMessage().lines(), trace(event))
			.forEach((line) -> text.append(prefix).append(line).append(System.lineSeparator()));
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}

	private static String prefix(ILoggingEvent event) {
		Map<String, String> diagnostics = event.getMDCPropertyMap();
		String run = diagnostics.get(RunMark.RUN);
		return "%s %-5s [%s%s] ".formatted(TIME.format(event.getInstant()), event.getLevel(),
				diagnostics.get(RunMark.JOB), (run != null) ? " " + run : "");
	}

	private static Stream<String> trace(ILoggingEvent event) {
		IThrowableProxy failure = event.getThrowableProxy();
		return (failure != null) ? ThrowableProxyUtil.asString(failure).lines() : Stream.empty();
	}

	@Override
	public byte[] footerBytes() {
		return NOTHING;
	}

}
