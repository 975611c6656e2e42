package io.orderarchiver.run.pace;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

import io.orderarchiver.archive.pace.Sparing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * One pace for all processes of a run, by way of the job repository.
 *
 * @param <T> what this process tells the others
 */
abstract class SharedSparing<T> implements Sparing {

	private static final Logger logger = LoggerFactory.getLogger(SharedSparing.class);

	private final AtomicReference<@Nullable Heard<T>> news = new AtomicReference<>();

	private final LongSupplier nanoTime;

	SharedSparing(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/** Told once, and soon, so that what is told is of this moment. */
	void note(T latest) {
		this.news.set(new Heard<>(latest, this.nanoTime.getAsLong()));
	}

	/** Without an answer, what was heard grows old. */
	@Override
	public final synchronized void exchange() {
		try {
			Heard<T> latest = this.news.getAndSet(null);
			if (latest != null && latest.isFresh(this.nanoTime.getAsLong())) {
				tell(latest.what());
			}
			hear();
		}
		catch (DataAccessException | TransactionException ex) {
			logger.debug("The job repository does not tell how MongoDB is spared: {}", ex.getClass().getSimpleName());
		}
	}

	/** Writes it to the job repository. */
	abstract void tell(T latest);

	/** Reads there what others tell. */
	abstract void hear();

}
