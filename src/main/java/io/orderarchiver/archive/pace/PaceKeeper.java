package io.orderarchiver.archive.pace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.orderarchiver.archive.strain.Strain;
import io.orderarchiver.archive.strain.StrainSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a run's pace as long as it is worked on: looks for wishes to pause, and where
 * MongoDB is spared, for strain, each by a thread of its own, since MongoDB or the job
 * repository may not answer.
 */
public final class PaceKeeper implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(PaceKeeper.class);

	private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

	private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(500);

	private static final Strain NOT_LOOKED = Strain.NONE.as(Strain.Level.UNKNOWN);

	private final Pace pace;

	private final Pauses pauses;

	private final PaceListener listener;

	private final StrainSource strain;

	private final Optional<Sparing> sparing;

	private final ScheduledExecutorService executor;

	private final List<Future<?>> tasks = new ArrayList<>();

	private PaceState told = PaceState.FREE;

	private long toldAt = System.nanoTime();

	private volatile Optional<PaceState> wanted = Optional.empty();

	private volatile PaceState decided = PaceState.FREE;

	private volatile boolean suspended = true;

	/**
	 * Does not look yet.
	 * @param pace the run's
	 * @param pauses who may want it to pause
	 * @param strain shows whether MongoDB is strained
	 * @param sparing decides what is done about it, if MongoDB is spared
	 * @param listener is told of changes
	 */
	public PaceKeeper(Pace pace, Pauses pauses, StrainSource strain, Optional<Sparing> sparing, PaceListener listener) {
		this.pace = pace;
		this.pauses = pauses;
		this.listener = listener;
		this.strain = strain;
		this.sparing = sparing;
		this.executor = Executors.newScheduledThreadPool(3, (task) -> {
			Thread thread = new Thread(task, "pace");
			thread.setDaemon(true);
			return thread;
		});
	}

	/**
	 * Begins, or goes on after {@link #suspend}: looks once, so that nothing passes that
	 * must not, and from then on again and again.
	 */
	public void start() {
		lookForPauses();
		this.sparing.ifPresent(this::takeOver);
		noteTime();
		this.suspended = false;
		if (this.tasks.isEmpty()) {
			each(BETWEEN_QUESTIONS, this::lookForPauses);
			each(BETWEEN_QUESTIONS, this::tellOfTime);
			this.sparing.ifPresent((sparing) -> {
				each(BETWEEN_LOOKS, sparing::exchange);
				each(BETWEEN_LOOKS, () -> decide(sparing, this.strain.look()));
			});
		}
	}

	/** Looks no more until it is started again; there is nothing to do meanwhile. */
	public void suspend() {
		this.suspended = true;
	}

	/** MongoDB, which may take its time, is not asked for that. */
	private void takeOver(Sparing sparing) {
		sparing.exchange();
		decide(sparing, NOT_LOOKED);
	}

	private synchronized void noteTime() {
		this.toldAt = System.nanoTime();
	}

	private void each(Duration interval, Runnable task) {
		this.tasks.add(this.executor.scheduleWithFixedDelay(() -> {
			if (!this.suspended) {
				goOn(task);
			}
		}, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS));
	}

	/** One look that fails must not be the last: a run would stay paused for ever. */
	private static void goOn(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			logger.warn("The pace stays as it is for the moment: {}", ex.toString());
		}
	}

	private synchronized void tellOfTime() {
		long now = System.nanoTime();
		this.listener.paceLasted(this.told.reason(), Duration.ofNanos(now - this.toldAt));
		this.toldAt = now;
	}

	private void lookForPauses() {
		synchronized (this.pauses) {
			this.wanted = this.pauses.wanted();
		}
		apply();
	}

	/** A look may be under way when it is started again. */
	private synchronized void decide(Sparing sparing, Strain seen) {
		SparingDecision decision = sparing.decide(this.pace.look(seen));
		this.pace.limitTo(decision.share());
		this.decided = decision.state(this.pace.maxLag());
		apply();
	}

	private synchronized void apply() {
		PaceState state = this.wanted.orElse(this.decided);
		this.pace.pause(Optional.of(state).filter(PaceState::pauses));
		if (!state.equals(this.told)) {
			this.told = state;
			this.listener.paceChanged(state);
		}
	}

	@Override
	public void close() {
		this.tasks.forEach((task) -> task.cancel(false));
		this.executor.shutdown();
	}

}
