package io.orderarchiver.testing;

import java.util.Random;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Chance by which a failure can be repeated: it tells its seed with the failure, and
 * {@code -Dtest.seed=N} sets it. To be registered by a test as an extension.
 */
public final class SeededRandom extends Random implements TestExecutionExceptionHandler {

	private static final long serialVersionUID = 1L;

	private final long seed;

	/** Begins with the seed of the system property, or any. */
	public SeededRandom() {
		this(Long.getLong("test.seed", new Random().nextLong()));
	}

	private SeededRandom(long seed) {
		super(seed);
		this.seed = seed;
	}

	@Override
	public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
		if (failure instanceof TestAbortedException) {
			throw failure;
		}
		throw new AssertionError(
				"With -Dtest.seed=%d, which draws the same again: %s".formatted(this.seed, failure.getMessage()),
				failure);
	}

}
