package io.orderarchiver.management;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import io.orderarchiver.mongo.Oplog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a minute how far MongoDB's log reaches back; a scrape must not wait for it.
 */
final class OplogWindow implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(OplogWindow.class);

	private static final long SECONDS_BETWEEN = 60;

	private static final long PATIENCE_SECONDS = 5;

	private final MongoClient client;

	private final Consumer<Optional<Duration>> window;

	private final ScheduledExecutorService timer;

	private final ScheduledFuture<?> looks;

	private OplogWindow(MongoClient client, Consumer<Optional<Duration>> window) {
		this.client = client;
		this.window = window;
		this.timer = Executors.newSingleThreadScheduledExecutor((work) -> {
			Thread thread = new Thread(work, "oplog-window");
			thread.setDaemon(true);
			return thread;
		});
		this.looks = this.timer.scheduleWithFixedDelay(this::look, 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
	}

	/** Tells the window each time; nothing where it cannot be seen. */
	static OplogWindow observe(MongoClient client, Consumer<Optional<Duration>> window) {
		return new OplogWindow(client, window);
	}

	private void look() {
		try {
			this.window
				.accept(Oplog.read(this.client.getDatabase("local").withTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
					.map(Oplog::window));
		}
		catch (MongoException ex) {
			logger.debug("The oplog window is not known: {}", ex.getClass().getSimpleName());
			this.window.accept(Optional.empty());
		}
	}

	@Override
	public void close() {
		this.looks.cancel(true);
		this.timer.shutdownNow();
	}

}
