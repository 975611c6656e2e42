package io.orderarchiver.run.log;

import java.util.Arrays;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import com.mongodb.MongoServerException;
import io.orderarchiver.archive.retry.Failures;
import io.orderarchiver.mongo.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * A failure whose messages have no secrets, and no data of an order: what a server
 * refuses, its message may quote.
 */
record RedactedFailure(IThrowableProxy failure, Redaction redaction) implements IThrowableProxy {

	@Override
	public @Nullable String getMessage() {
		if (this.failure instanceof ThrowableProxy proxy && proxy.getThrowable() instanceof MongoServerException ex) {
			return this.redaction.apply(Failures.brief(ex));
		}
		return redacted(this.failure.getMessage());
	}

	@Override
	public @Nullable String getOverridingMessage() {
		return redacted(this.failure.getOverridingMessage());
	}

	private @Nullable String redacted(@Nullable String text) {
		return (text != null) ? this.redaction.apply(text) : null;
	}

	@Override
	public String getClassName() {
		return this.failure.getClassName();
	}

	@Override
	public StackTraceElementProxy[] getStackTraceElementProxyArray() {
		return this.failure.getStackTraceElementProxyArray();
	}

	@Override
	public int getCommonFrames() {
		return this.failure.getCommonFrames();
	}

	@Override
	public @Nullable IThrowableProxy getCause() {
		IThrowableProxy cause = this.failure.getCause();
		return (cause != null) ? new RedactedFailure(cause, this.redaction) : null;
	}

	@Override
	public IThrowableProxy[] getSuppressed() {
		return Arrays.stream(this.failure.getSuppressed())
			.map((suppressed) -> new RedactedFailure(suppressed, this.redaction))
			.toArray(IThrowableProxy[]::new);
	}

	@Override
	public boolean isCyclic() {
		return this.failure.isCyclic();
	}

}
