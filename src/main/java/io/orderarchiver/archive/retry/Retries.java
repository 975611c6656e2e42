package io.orderarchiver.archive.retry;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.mongo.TransientErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.classify.BinaryExceptionClassifier;
import org.springframework.retry.RetryCallback;
import org.springframework.retry.RetryContext;
import org.springframework.retry.RetryListener;
import org.springframework.retry.RetryPolicy;
import org.springframework.retry.backoff.ExponentialRandomBackOffPolicy;
import org.springframework.retry.policy.BinaryExceptionClassifierRetryPolicy;
import org.springframework.retry.policy.CompositeRetryPolicy;
import org.springframework.retry.policy.MaxAttemptsRetryPolicy;
import org.springframework.retry.support.RetryTemplate;

/** Repeats what fails for a transient reason, with exponential backoff and jitter. */
public final class Retries {

	private static final Logger logger = LoggerFactory.getLogger(Retries.class);

	private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

	private final RetryTemplate template = new RetryTemplate();

	/**
	 * Creates retries.
	 * @param settings how often and how patiently
	 * @param stop ends a wait early
	 * @param measurements is told of each retry
	 */
	public Retries(RetrySettings settings, StopSignal stop, Measurements measurements) {
		this.template.setRetryPolicy(policy(settings));
		this.template.setBackOffPolicy(backOff(settings, stop));
		this.template.registerListener(new Announcement(measurements));
	}

	private static RetryPolicy policy(RetrySettings settings) {
		CompositeRetryPolicy policy = new CompositeRetryPolicy();
		policy.setPolicies(new RetryPolicy[] { new MaxAttemptsRetryPolicy(settings.maxRetries() + 1),
				new BinaryExceptionClassifierRetryPolicy(new TransientClassifier()) });
		return policy;
	}

	private static ExponentialRandomBackOffPolicy backOff(RetrySettings settings, StopSignal stop) {
		ExponentialRandomBackOffPolicy backOff = new ExponentialRandomBackOffPolicy();
		backOff.setInitialInterval(settings.delay().toMillis());
		backOff.setMultiplier(2);
		backOff.setMaxInterval(Math.max(LONGEST_DELAY.toMillis(), settings.delay().toMillis()));
		backOff.setSleeper((millis) -> stop.pause(Duration.ofMillis(millis)));
		return backOff;
	}

	/**
	 * Calls until it succeeds, fails for good, or the retries are used up.
	 * @param <T> what the call returns
	 * @param what names the call in the log, "insert a page"
	 * @param call what to do; safe to repeat
	 * @return what the call returned
	 * @throws io.orderarchiver.archive.stop.StopRequestedException if a stop was asked
	 * for during a wait
	 */
	public <T> T call(String what, Supplier<T> call) {
		return callCounting(what, (attempt) -> call.get());
	}

	/**
	 * Calls like {@link #call} and tells the call how often it was tried before.
	 * @param <T> what the call returns
	 * @param what names the call in the log
	 * @param call what to do, given the number of earlier attempts
	 * @return what the call returned
	 * @throws io.orderarchiver.archive.stop.StopRequestedException if a stop was asked
	 * for during a wait
	 */
	public <T> T callCounting(String what, IntFunction<T> call) {
		return this.template.execute((context) -> {
			context.setAttribute(RetryContext.NAME, what);
			return call.apply(context.getRetryCount());
		});
	}

	private static final class TransientClassifier extends BinaryExceptionClassifier {

		private static final long serialVersionUID = 1L;

		TransientClassifier() {
			super(false);
		}

		@Override
		public Boolean classify(Throwable failure) {
			return failure instanceof UnconfirmedWriteException || TransientErrors.isTransient(failure);
		}

	}

	private static final class Announcement implements RetryListener {

		private final Measurements measurements;

		Announcement(Measurements measurements) {
			this.measurements = measurements;
		}

		@Override
		public <T, E extends Throwable> void onError(RetryContext context, RetryCallback<T, E> callback,
				Throwable failure) {
			if (TransientErrors.isTransient(failure) || failure instanceof UnconfirmedWriteException) {
				logger.warn("Could not {} (attempt {}): {}", context.getAttribute(RetryContext.NAME),
						context.getRetryCount(), Failures.brief(failure));
				this.measurements.retried();
			}
		}

	}

}
