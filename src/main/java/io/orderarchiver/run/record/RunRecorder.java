package io.orderarchiver.run.record;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.pace.PaceListener;
import io.orderarchiver.archive.pace.PaceState;
import io.orderarchiver.watch.state.WatchListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Records what this process does for a run, and saves it every 5 seconds and at the end.
 * It is for people to look at: no run fails, or waits, for want of it.
 */
public final class RunRecorder implements Measurements, PaceListener, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RunRecorder.class);

	private static final int SECONDS_BETWEEN_SAVES = 5;

	/**
	 * One process at a time watches, and the next one's sign takes the place of its own.
	 */
	private static final String WATCH = "watch";

	private final RunRecords records;

	private final RunRecording recording;

	private final String id = UUID.randomUUID().toString();

	private final ScheduledExecutorService saving = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "run-record");
		thread.setDaemon(true);
		return thread;
	});

	private Optional<Begun> run = Optional.empty();

	private RunRecord saved = RunRecord.NONE;

	/**
	 * Creates a recorder that saves nothing before it knows the run.
	 * @param records where it saves
	 * @param clock tells the time
	 * @param zone where orders have a day and an hour
	 */
	public RunRecorder(RunRecords records, Clock clock, ZoneId zone) {
		this.records = records;
		this.recording = new RunRecording(clock, zone);
	}

	/**
	 * From now on, this is saved for a run.
	 * @param instance the run's job instance
	 */
	public synchronized void begin(long instance) {
		if (this.run.isEmpty()) {
			this.run = Optional.of(new Begun(instance, this.saving.scheduleWithFixedDelay(this::save,
					SECONDS_BETWEEN_SAVES, SECONDS_BETWEEN_SAVES, TimeUnit.SECONDS)));
		}
	}

	/**
	 * Who is to be told what the run does, if it is a watch.
	 * @return records it
	 */
	WatchListener watchListener() {
		return new WatchHearing(this.recording);
	}

	/**
	 * Saves what is new, and what a watch is doing even if that is not. A failure to do
	 * so is logged, not thrown: it is tried again.
	 */
	public synchronized void save() {
		this.run.ifPresent((begun) -> save(begun.instance()));
	}

	private void save(long instance) {
		RunRecord taken = this.recording.taken();
		try {
			if (!taken.equals(this.saved)) {
				this.records.save(instance, this.id, taken);
				this.saved = taken;
			}
			this.recording.watch().ifPresent((sign) -> this.records.save(instance, WATCH, RunRecord.of(sign)));
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("What the report of this run is made of could not be saved ({}); it is tried again.",
					ex.getClass().getSimpleName());
		}
	}

	@Override
	public void took(Stage stage, Duration duration) {
		this.recording.took(stage, duration);
	}

	@Override
	public void stored(MeasuredPage page) {
		this.recording.stored(page);
	}

	@Override
	public void retried() {
		this.recording.retried();
	}

	@Override
	public void paceLasted(PaceState.Reason reason, Duration duration) {
		if (reason.pauses()) {
			this.recording.paused(duration);
		}
	}

	@Override
	public void close() {
		this.run.ifPresent((begun) -> begun.saves().cancel(false));
		this.saving.shutdown();
		save();
	}

	/** Of which run is recorded, and what saves that. */
	private record Begun(long instance, Future<?> saves) {
	}

}
