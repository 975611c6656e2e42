package io.orderarchiver.archive.stop;

import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Reads the next one while the one before is in use. To be used by one thread.
 *
 * @param <T> what is read
 */
public final class ReadAhead<T> implements AutoCloseable {

	private final StoppableWork work;

	private final Supplier<Optional<T>> source;

	private @Nullable Future<Optional<T>> ahead;

	/**
	 * Creates it; nothing is read yet.
	 * @param work where it is read; closed with this
	 * @param source yields one after the other, and nothing at the end
	 */
	public ReadAhead(StoppableWork work, Supplier<Optional<T>> source) {
		this.work = work;
		this.source = source;
	}

	/**
	 * Takes the next one, and begins to read the one behind it.
	 * @return nothing at the end
	 * @throws StopRequestedException if a stop was asked for and it does not come in time
	 */
	public Optional<T> take() {
		Optional<T> next = this.work.await((this.ahead != null) ? this.ahead : this.work.begin(this.source));
		this.ahead = next.isPresent() ? this.work.begin(this.source) : null;
		return next;
	}

	@Override
	public void close() {
		this.work.close();
	}

}
