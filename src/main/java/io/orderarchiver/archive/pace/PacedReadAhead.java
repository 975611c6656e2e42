package io.orderarchiver.archive.pace;

import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StoppableWork;
import org.jspecify.annotations.Nullable;

/**
 * Reads the next page while the one before is in use, at the pace of the run. What was
 * read before a pause that somebody asked for is read once more after it: whoever asks
 * may want to change orders meanwhile, or to erase a person. To be used by one thread.
 *
 * @param <T> what is read
 */
public final class PacedReadAhead<T> implements AutoCloseable {

	private final StoppableWork work;

	private final Pace pace;

	private final Supplier<Optional<T>> source;

	private final ToIntFunction<T> orders;

	private final UnaryOperator<T> again;

	private @Nullable Future<Optional<Read<T>>> ahead;

	/**
	 * Creates it; nothing is read yet.
	 * @param work where it is read; closed with this
	 * @param pace at which pages pass
	 * @param source yields one after the other, and nothing at the end
	 * @param orders how many orders of a page the pace is to let pass
	 * @param again reads a page once more, as it is by then
	 */
	public PacedReadAhead(StoppableWork work, Pace pace, Supplier<Optional<T>> source, ToIntFunction<T> orders,
			UnaryOperator<T> again) {
		this.work = work;
		this.pace = pace;
		this.source = source;
		this.orders = orders;
		this.again = again;
	}

	/**
	 * Takes the next one as soon as it may pass, and begins to read the one behind it.
	 * @return nothing at the end
	 * @throws StopRequestedException if a stop was asked for and it does not come in time
	 */
	public Optional<T> take() {
		Optional<Read<T>> next = this.work.await((this.ahead != null) ? this.ahead : this.work.begin(this::read));
		if (next.isEmpty()) {
			this.ahead = null;
			return Optional.empty();
		}
		T page = passed(next.get());
		this.ahead = this.work.begin(this::read);
		return Optional.of(page);
	}

	private Optional<Read<T>> read() {
		long pauses = this.pace.requestedPauses();
		return this.source.get().map((page) -> new Read<>(page, pauses));
	}

	/** A pause may begin while it is read once more. */
	private T passed(Read<T> read) {
		Read<T> latest = read;
		int waiting = this.orders.applyAsInt(read.page());
		this.pace.await(waiting);
		while (waiting > 0 && latest.pauses() != this.pace.requestedPauses()) {
			latest = this.work.await(this.work.begin(again(latest.page())));
			this.pace.awaitEndOfPause();
		}
		return latest.page();
	}

	private Supplier<Read<T>> again(T page) {
		return () -> {
			long pauses = this.pace.requestedPauses();
			return new Read<>(this.again.apply(page), pauses);
		};
	}

	@Override
	public void close() {
		this.work.close();
	}

	/**
	 * What was read, and how many beginnings and ends of such pauses there were before.
	 *
	 * @param <T> what is read
	 */
	private record Read<T>(T page, long pauses) {
	}

}
