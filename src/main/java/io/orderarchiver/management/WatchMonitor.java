package io.orderarchiver.management;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.mongodb.client.MongoClient;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.orderarchiver.watch.state.WatchListener;
import io.orderarchiver.watch.state.WatchListeners;

/** Shows a watch to those who look at it by HTTP. */
public final class WatchMonitor {

	/**
	 * How long a stream may stand still and count as ready: a replica set writes to its
	 * log every ten seconds.
	 */
	public static final Duration PATIENCE = Duration.ofMinutes(1);

	private final CompositeMeterRegistry registry;

	private final StreamMeters meters;

	private final StreamHealth health;

	private final Optional<WatchPage> page;

	/**
	 * Creates a monitor, which nobody can look at yet.
	 * @param registry where the process keeps its meters
	 * @param clock tells how old a position is
	 * @param patience how long the stream may stand still and count as ready
	 * @param page what it shows to people, if it does
	 */
	public WatchMonitor(CompositeMeterRegistry registry, Clock clock, Duration patience, Optional<WatchPage> page) {
		this.registry = registry;
		this.meters = new StreamMeters(clock);
		this.health = new StreamHealth(clock, patience);
		this.page = page;
	}

	/**
	 * Who is to be told what the watch does.
	 * @return its meters, its health and its page
	 */
	public WatchListener listener() {
		WatchListeners always = WatchListeners.of(this.meters, this.health);
		return this.page.<WatchListener>map((shown) -> WatchListeners.of(always, shown)).orElse(always);
	}

	/**
	 * Lets the watch be looked at.
	 * @param address where to listen
	 * @param client the watch's connection
	 * @param info what the watch says of itself when it is asked, nothing secret
	 * @return ends it when closed
	 * @throws ManagementUnavailableException if the address cannot be listened on
	 */
	public Serving serve(ManagementAddress address, MongoClient client, Supplier<Map<String, Object>> info) {
		Optional<PageHandler> handler = this.page.map((shown) -> answering(shown, info));
		Serving serving = ServedMetrics.serve(this.registry, address, this.health, info, this.meters, handler);
		OplogWindow window = OplogWindow.observe(client, this.meters::oplogReachesBack);
		return () -> {
			window.close();
			serving.close();
		};
	}

	private PageHandler answering(WatchPage shown, Supplier<Map<String, Object>> info) {
		return (request) -> switch (request.method()) {
			case GET -> shown.show(this.meters.seen(retries(), info.get()));
			case POST, OTHER -> PageResponse.text(405, "This page is only to be looked at.").with("Allow", "GET, HEAD");
		};
	}

	/** Nothing is counted before a run begins. */
	private long retries() {
		Counter retries = this.registry.find(ArchiverMeters.PREFIX + ArchiverMeters.RETRIES).counter();
		return (retries != null) ? Math.round(retries.count()) : 0;
	}

}
