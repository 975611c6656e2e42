package io.orderarchiver.run.log;

import java.util.Map;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;

/** Gives a format only what may be kept, with the run that it is about. */
final class RunLogEncoder extends EncoderBase<ILoggingEvent> {

	private final Encoder<ILoggingEvent> format;

	RunLogEncoder(Encoder<ILoggingEvent> format) {
		this.format = format;
	}

	@Override
	public void start() {
		this.format.start();
		super.start();
	}

	@Override
	public void stop() {
		super.stop();
		this.format.stop();
	}

	@Override
	public byte[] headerBytes() {
		return this.format.headerBytes();
	}

	@Override
	public byte[] encode(ILoggingEvent event) {
		Map<String, String> diagnostics = RunMark.of(getContext()).diagnostics();
		return this.format.encode(new RunLogEvent(event, RedactedMessage.inForce(getContext()), diagnostics));
	}

	@Override
	public byte[] footerBytes() {
		return this.format.footerBytes();
	}

}
