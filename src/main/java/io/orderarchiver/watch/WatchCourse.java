package io.orderarchiver.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.orderarchiver.archive.page.PagePreparation;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.watch.position.Phase;
import io.orderarchiver.watch.position.Position;
import io.orderarchiver.watch.state.WatchListener.Answer;
import io.orderarchiver.watch.state.WatchListener;
import io.orderarchiver.watch.state.WatchState;
import io.orderarchiver.watch.state.WatchStates;
import io.orderarchiver.watch.stream.StreamBatch;
import io.orderarchiver.watch.stream.PositionLostException;
import io.orderarchiver.watch.stream.SteadyStream;
import io.orderarchiver.watch.stream.StreamEvent;
import org.bson.BsonTimestamp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The course of a watch: take a position, catch up on what was delivered before it, read
 * the stream from it on. Nothing falls between the two. When the position is lost, the
 * course begins anew, as far as the policy allows. Not thread-safe.
 */
final class WatchCourse implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(WatchCourse.class);

	private static final String UNKNOWN_REMOVAL = "an invalidation";

	private final SteadyStream stream;

	private final CatchUpPages catchUp;

	private final PagePreparation preparation;

	private final WatchOptions options;

	private final WatchLimits limits;

	private final WatchStates states;

	private final WatchListener listener;

	private final StopSignal stop;

	private @Nullable Position position;

	private @Nullable Position handedOut;

	private String removal = UNKNOWN_REMOVAL;

	WatchCourse(SteadyStream stream, CatchUpPages catchUp, PagePreparation preparation, WatchOptions options,
			WatchLimits limits, WatchStates states, WatchListener listener, StopSignal stop, Optional<Position> saved) {
		this.stream = stream;
		this.catchUp = catchUp;
		this.preparation = preparation;
		this.options = options;
		this.limits = limits;
		this.states = states;
		this.listener = listener;
		this.stop = stop;
		this.position = saved.orElse(null);
		this.handedOut = this.position;
		saved.ifPresent((from) -> logger.info("Going on at {}.", instant(from.clusterTime())));
	}

	/**
	 * The next micro-batch; waits until there is one, or until a position is to be saved.
	 * @throws StopRequestedException if a stop was asked for and there is nothing left to
	 * save
	 * @throws TokenLostException if the position is lost, and the policy says fail
	 */
	MicroBatch<JoinedOrder> next() {
		MicroBatch<JoinedOrder> batch = nextStep();
		this.position = batch.position();
		this.handedOut = batch.position();
		this.limits.handedOut(batch);
		return batch;
	}

	/** A micro-batch with its orders as they are now. */
	MicroBatch<JoinedOrder> again(MicroBatch<JoinedOrder> batch) {
		return batch.with(this.preparation.prepareAgain(batch.page()));
	}

	/** A micro-batch is stored, and its position saved. To be told by any thread. */
	void saved(MicroBatch<JoinedOrder> batch) {
		this.limits.saved(batch);
	}

	private MicroBatch<JoinedOrder> nextStep() {
		try {
			if (this.position == null) {
				return begin();
			}
			return (this.position.phase() == Phase.CATCH_UP) ? catchUp(this.position) : stream(this.position);
		}
		catch (PositionLostException ex) {
			this.catchUp.close();
			return takePosition(phaseAfterLoss(String.valueOf(ex.getMessage())));
		}
	}

	private MicroBatch<JoinedOrder> begin() {
		Phase phase = (this.options.catchUp() == WatchOptions.CatchUp.RUN) ? Phase.CATCH_UP : Phase.STREAM;
		MicroBatch<JoinedOrder> batch = takePosition(phase);
		logger.info("Watching from {} on.", instant(batch.position().clusterTime()));
		return batch;
	}

	private MicroBatch<JoinedOrder> takePosition(Phase phase) {
		this.states.enter(WatchState.STARTING);
		StreamBatch start = this.stream.openNow();
		return batch(start,
				new Position(phase, Objects.requireNonNull(start.token(), "no token"), start.clusterTime()));
	}

	private MicroBatch<JoinedOrder> catchUp(Position from) {
		if (!this.catchUp.isOpen()) {
			this.states.enter(WatchState.CATCHING_UP);
			// It may take longer than the server keeps a stream that nobody reads.
			this.stream.moveTo(from.token());
			this.catchUp.open(from.clusterTime());
		}
		return this.catchUp.next()
			.map((keys) -> MicroBatch.ofCatchUp(keys, this.preparation.prepare(keys), from))
			.orElseGet(() -> {
				this.catchUp.close();
				logger.info("Caught up; the stream goes on from {}.", instant(from.clusterTime()));
				return MicroBatch.empty(from.in(Phase.STREAM));
			});
	}

	private MicroBatch<JoinedOrder> stream(Position from) {
		if (!this.stream.isAt(from.token())) {
			this.stream.moveTo(from.token());
		}
		Position reached = from;
		this.states.enter(WatchState.STREAMING);
		while (!this.stop.isRequested()) {
			boolean idle = this.limits.isIdle();
			StreamBatch batch = idle ? this.stream.pollSettled() : this.stream.poll();
			reached = new Position(Phase.STREAM, Objects.requireNonNullElse(batch.token(), reached.token()),
					batch.clusterTime());
			this.listener.polled(new Answer(instant(reached.clusterTime()), reached.token(), batch.events().size()));
			this.limits.polled(batch.events().size());
			if (!batch.events().isEmpty() || this.limits.isSaveDue()) {
				return batch(batch, reached);
			}
			if (idle) {
				this.stop.request();
			}
		}
		return last(reached);
	}

	/** What the stream has moved past since the last save is saved too. */
	private MicroBatch<JoinedOrder> last(Position reached) {
		if (this.handedOut != null && RawValue.of(reached.token()).equals(RawValue.of(this.handedOut.token()))) {
			this.stop.check();
		}
		return MicroBatch.empty(reached);
	}

	private MicroBatch<JoinedOrder> batch(StreamBatch batch, Position reached) {
		List<RawValue> delivered = new ArrayList<>();
		Position next = reached;
		for (StreamEvent event : batch.events()) {
			if (event instanceof StreamEvent.Delivery delivery) {
				delivered.add(delivery.id());
			}
			else if (event instanceof StreamEvent.Removal removed) {
				this.removal = removed.what();
			}
			else if (event instanceof StreamEvent.Invalidation invalidation) {
				next = behind(invalidation, reached);
			}
		}
		return delivered.isEmpty() ? MicroBatch.empty(next)
				: MicroBatch.ofEvents(delivered, this.preparation.prepareIds(delivered), batch.events(), next);
	}

	/** Behind an invalidation a stream can start, though it cannot go on. */
	private Position behind(StreamEvent.Invalidation invalidation, Position reached) {
		String why = "the collection of orders is gone, by " + this.removal;
		this.removal = UNKNOWN_REMOVAL;
		this.stream.moveTo(invalidation.token());
		return new Position(phaseAfterLoss(why), invalidation.token(), reached.clusterTime());
	}

	private Phase phaseAfterLoss(String why) {
		String reason = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
		String since = (this.handedOut != null) ? instant(this.handedOut.clusterTime()).toString() : "the start";
		return switch (this.options.onTokenLost()) {
			case CATCH_UP -> {
				logger.warn("The stream was read up to {}, and there it ends: {}. The watch takes a new position and"
						+ " catches up on whatever is delivered and not archived.", since, reason);
				yield Phase.CATCH_UP;
			}
			case FROM_NOW -> {
				logger.warn(
						"The stream was read up to {}, and there it ends: {}. The watch goes on from now, as"
								+ " --on-token-lost=from-now says. {} The archive command archives them.",
						since, reason, this.catchUp.unarchived());
				yield Phase.STREAM;
			}
			case FAIL -> throw new TokenLostException(("The stream was read up to %s, and there it ends: %s. Choose:"
					+ " watch --on-token-lost=catch-up takes a new position and archives whatever is delivered and not"
					+ " archived; --on-token-lost=from-now leaves that to the archive command.")
				.formatted(since, reason));
		};
	}

	static Instant instant(BsonTimestamp time) {
		return Instant.ofEpochSecond(Integer.toUnsignedLong(time.getTime()));
	}

	@Override
	public void close() {
		this.catchUp.close();
		this.stream.close();
	}

}
