package io.orderarchiver.watch.stream;

import java.time.Duration;
import java.util.function.Supplier;

import com.mongodb.MongoException;
import io.orderarchiver.archive.retry.Failures;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.watch.state.WatchStates;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.classify.Classifier;
import org.springframework.retry.RetryCallback;
import org.springframework.retry.RetryContext;
import org.springframework.retry.RetryListener;
import org.springframework.retry.RetryPolicy;
import org.springframework.retry.backoff.ExponentialRandomBackOffPolicy;
import org.springframework.retry.policy.AlwaysRetryPolicy;
import org.springframework.retry.policy.ExceptionClassifierRetryPolicy;
import org.springframework.retry.policy.MaxAttemptsRetryPolicy;
import org.springframework.retry.policy.NeverRetryPolicy;
import org.springframework.retry.support.RetryTemplate;

/**
 * A stream that is opened again where it was, for ever, with a delay that grows up to a
 * cap. The driver itself has tried once before an error gets here. Not thread-safe.
 */
public final class SteadyStream implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(SteadyStream.class);

	private static final Duration FIRST_DELAY = Duration.ofMillis(500);

	/** An event that cannot be sent is met again and again; other errors pass. */
	private static final int ATTEMPTS_WHERE_REFUSED = 5;

	private final StreamOpening streams;

	private final StopSignal stop;

	private final WatchStates states;

	private final RetryTemplate template = new RetryTemplate();

	private @Nullable OrderStream open;

	private @Nullable BsonDocument token;

	/**
	 * Creates a stream; nothing is opened yet.
	 * @param streams opens it; closed with this
	 * @param stop ends a wait
	 * @param longestDelay between two attempts
	 * @param states is told when the stream is lost and when it is back
	 */
	public SteadyStream(StreamOpening streams, StopSignal stop, Duration longestDelay, WatchStates states) {
		this.streams = streams;
		this.stop = stop;
		this.states = states;
		this.template.setRetryPolicy(policy());
		this.template.setBackOffPolicy(backOff(stop, longestDelay));
		this.template.registerListener(new Announcement());
	}

	private RetryPolicy policy() {
		RetryPolicy always = new AlwaysRetryPolicy();
		RetryPolicy never = new NeverRetryPolicy();
		RetryPolicy aFewTimes = new MaxAttemptsRetryPolicy(ATTEMPTS_WHERE_REFUSED);
		Classifier<Throwable, RetryPolicy> byMending = (failure) -> switch (StreamErrors.of(failure)) {
			case REOPENING -> always;
			case REFUSED_HERE -> (this.token != null) ? aFewTimes : always;
			case NEW_POSITION, REPLICA_SET, NOTHING -> never;
		};
		ExceptionClassifierRetryPolicy policy = new ExceptionClassifierRetryPolicy();
		policy.setExceptionClassifier(byMending);
		return policy;
	}

	private static ExponentialRandomBackOffPolicy backOff(StopSignal stop, Duration longestDelay) {
		ExponentialRandomBackOffPolicy backOff = new ExponentialRandomBackOffPolicy();
		backOff.setInitialInterval(Math.min(FIRST_DELAY.toMillis(), longestDelay.toMillis()));
		backOff.setMultiplier(2);
		backOff.setMaxInterval(longestDelay.toMillis());
		backOff.setSleeper((millis) -> stop.pause(Duration.ofMillis(millis)));
		return backOff;
	}

	/**
	 * Makes the stream go on elsewhere.
	 * @param behind the token behind which it goes on; null for this moment
	 */
	public void moveTo(@Nullable BsonDocument behind) {
		release();
		this.token = behind;
	}

	/** Whether the next poll goes on behind a token. */
	public boolean isAt(BsonDocument behind) {
		return this.token != null && RawValue.of(behind).equals(RawValue.of(this.token));
	}

	/**
	 * Opens the stream at this moment.
	 * @return the position, and the first events if there are any
	 * @throws NoChangeStreamsException if the server offers none
	 */
	public StreamBatch openNow() {
		moveTo(null);
		StreamBatch polled = steadily(() -> {
			OrderStream stream = opened();
			this.token = stream.token();
			// Almost always there; else the next answer brings it.
			return (this.token != null) ? stream.position(this.token) : poll(stream);
		});
		return (polled.token() != null) ? polled : openNow();
	}

	/**
	 * Takes what is there.
	 * @throws MongoException if nothing but a person can mend the stream
	 * @throws PositionLostException if the stream cannot go on where it is
	 * @throws io.orderarchiver.archive.stop.StopRequestedException if a stop was asked
	 * for while there was no stream
	 */
	public StreamBatch poll() {
		return steadily(() -> poll(opened()));
	}

	/**
	 * Takes what is there once a majority has all that the server has now. A server under
	 * load shows its events late, and looks idle meanwhile.
	 */
	public StreamBatch pollSettled() {
		release();
		return steadily(() -> {
			this.streams.settle();
			return poll(opened());
		});
	}

	private StreamBatch poll(OrderStream stream) {
		StreamBatch polled = stream.poll();
		this.token = (polled.token() != null) ? polled.token() : this.token;
		return polled;
	}

	private StreamBatch steadily(Supplier<StreamBatch> attempt) {
		try {
			return this.template.execute((context) -> {
				StreamBatch polled = attempt.get();
				if (context.getRetryCount() > 0) {
					logger.info("The change stream is back, after {} attempts.", context.getRetryCount() + 1);
					this.states.regained();
				}
				return polled;
			});
		}
		catch (MongoException | StreamEndedException ex) {
			throw switch (StreamErrors.of(ex)) {
				case NEW_POSITION, REFUSED_HERE -> new PositionLostException(Failures.brief(ex), ex);
				case REPLICA_SET -> new NoChangeStreamsException();
				case REOPENING, NOTHING -> ex;
			};
		}
	}

	private OrderStream opened() {
		if (this.open == null) {
			this.open = this.streams.open(this.token);
		}
		return this.open;
	}

	private void release() {
		if (this.open != null) {
			this.open.close();
			this.open = null;
		}
	}

	@Override
	public void close() {
		release();
		this.streams.close();
	}

	private static boolean isMendedByReopening(Throwable failure) {
		return switch (StreamErrors.of(failure)) {
			case REOPENING, REFUSED_HERE -> true;
			case NEW_POSITION, REPLICA_SET, NOTHING -> false;
		};
	}

	private final class Announcement implements RetryListener {

		@Override
		public <T, E extends Throwable> void onError(RetryContext context, RetryCallback<T, E> callback,
				Throwable failure) {
			release();
			boolean stopping = SteadyStream.this.stop.isRequested();
			if (context.getRetryCount() == 1 && !stopping && isMendedByReopening(failure)) {
				logger.warn("The change stream is lost: {}. It is opened again where it was, as often as it takes.",
						Failures.brief(failure));
				SteadyStream.this.states.lost();
			}
		}

	}

}
