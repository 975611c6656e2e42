package io.orderarchiver.archive.keys;

import java.time.Duration;

import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.Measurements.Stage;
import org.jspecify.annotations.Nullable;

/**
 * How long a checkpoint takes: what lies between a page that is written and the next one
 * that is asked for is the engine's commit. Used by one thread of one step.
 */
public class CheckpointTime {

	private final Measurements measurements;

	private @Nullable Long writtenAt;

	/**
	 * Creates a clock that is not running.
	 * @param measurements is told of each checkpoint
	 */
	public CheckpointTime(Measurements measurements) {
		this.measurements = measurements;
	}

	/** A page is written. */
	public void written() {
		this.writtenAt = System.nanoTime();
	}

	/** The next page is asked for. */
	public void saved() {
		if (this.writtenAt != null) {
			this.measurements.took(Stage.CHECKPOINT, Duration.ofNanos(System.nanoTime() - this.writtenAt));
			this.writtenAt = null;
		}
	}

}
