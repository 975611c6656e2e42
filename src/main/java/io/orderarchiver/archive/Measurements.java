package io.orderarchiver.archive;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;

/** Is told what becomes of pages, and how long that takes; by several threads at once. */
public interface Measurements {

	/** Nobody wants to know. */
	Measurements NONE = new Measurements() {

		@Override
		public void took(Stage stage, Duration duration) {
		}

		@Override
		public void stored(Tally page, Collection<Reject> rejects) {
		}

		@Override
		public void retried() {
		}

	};

	/**
	 * A stage of a page is done.
	 * @param stage which one
	 * @param duration how long it took
	 */
	void took(Stage stage, Duration duration);

	/**
	 * A page is stored.
	 * @param page what became of its orders
	 * @param rejects its rejects, the known ones included
	 */
	void stored(Tally page, Collection<Reject> rejects);

	/** MongoDB is asked once more, after a transient error. */
	void retried();

	/**
	 * Does the work of a stage and tells how long it took, unless it fails.
	 * @param <T> what the work yields
	 * @param stage which one
	 * @param work what is to be done
	 * @return what the work has yielded
	 */
	default <T> T time(Stage stage, Supplier<T> work) {
		long start = System.nanoTime();
		T result = work.get();
		took(stage, Duration.ofNanos(System.nanoTime() - start));
		return result;
	}

	/** What happens to a page, one after the other. */
	enum Stage {

		/** Its keys are read. */
		KEYS,

		/** What the archive knows falls out. */
		KNOWN,

		/** The rest is joined. */
		LOOKUP,

		/** It is written, and its rejects are kept. */
		WRITE,

		/** Its checkpoint is saved in the job repository. */
		CHECKPOINT

	}

}
