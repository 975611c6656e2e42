package io.orderarchiver.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import com.sun.management.OperatingSystemMXBean;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.run.RunRequest;
import io.orderarchiver.run.RunStart;
import io.orderarchiver.run.WatchRunListener;
import io.orderarchiver.run.WatchRuns;
import io.orderarchiver.run.outcome.WatchReport;
import io.orderarchiver.watch.TokenLostPolicy;
import io.orderarchiver.watch.WatchOptions;
import io.orderarchiver.watch.state.WatchState;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Measures the watch on the replica set that {@code TEST_MONGODB_URI} names, in a
 * database of its own that is dropped at the end:
 *
 * <pre>
 * TEST_MONGODB_URI=mongodb://… ./mvnw -q -Pbench -Dbench.main=io.orderarchiver.bench.WatchBenchmark test-compile exec:exec
 * </pre>
 *
 * (a) {@code -Dbench.orders} orders are delivered while the watch is stopped, then it
 * drains them; each round does so with other orders. (b) 100 orders a second are
 * delivered for half a minute, and the time from sending the update to the archived
 * order's acknowledgement by a majority is taken. (c) For a minute nothing happens.
 * Client, watch and whoever delivers share the machine with the server.
 */
public final class WatchBenchmark {

	private static final int A_SECOND = 100;

	private static final Duration LIVE = Duration.ofSeconds(30);

	private static final Duration IDLE = Duration.ofSeconds(60);

	private final BenchSite site;

	private final MongoCollection<BsonDocument> orders;

	private WatchBenchmark(BenchSite site) {
		this.site = site;
		this.orders = site.database().getCollection(site.settings().collections().orders(), BsonDocument.class);
	}

	/**
	 * Runs the benchmark.
	 * @param args none
	 * @throws IOException if the temporary directory cannot be used
	 */
	public static void main(String[] args) throws IOException {
		BenchSite.on(WatchBenchmark.class, (site) -> new WatchBenchmark(site).run(Integer.getInteger("bench.orders"),
				Integer.getInteger("bench.rounds")));
	}

	private void run(int count, int rounds) {
		this.site.describeMachine();
		int live = (int) (A_SECOND * LIVE.toSeconds());
		this.site.generate(count * rounds + live, 0);
		List<BsonValue> ids = this.orders.find()
			.projection(Projections.include("_id"))
			.map((order) -> order.get("_id"))
			.into(new ArrayList<>());
		watch(untilIdle(), new Drain());
		for (int round = 1; round <= rounds; round++) {
			deliver(ids.subList((round - 1) * count, round * count));
			Drain drain = new Drain();
			WatchReport report = watch(untilIdle(), drain);
			BenchSite.out.printf("(a) drained %,d orders: %,.0f a second%n", report.thisExecution().archived(),
					drain.rate());
		}
		BenchSite.out.println("    budget: 7,000 a second");
		Latency latency = new Latency();
		StopSignal stop = new StopSignal();
		CompletableFuture<WatchReport> watch = CompletableFuture.supplyAsync(() -> watch(endless(), latency, stop));
		latency.awaitStream();
		deliverLive(ids.subList(count * rounds, count * rounds + live), latency);
		latency.print(live);
		idle(latency);
		stop.request();
		watch.join();
	}

	private void deliver(List<BsonValue> ids) {
		for (int from = 0; from < ids.size(); from += 1000) {
			this.orders.updateMany(Filters.in("_id", ids.subList(from, Math.min(ids.size(), from + 1000))), delivery());
		}
	}

	private static Bson delivery() {
		return Updates.set("status", "livrée");
	}

	private void deliverLive(List<BsonValue> ids, Latency latency) {
		long start = System.nanoTime();
		for (int i = 0; i < ids.size(); i++) {
			long due = start + i * TimeUnit.SECONDS.toNanos(1) / A_SECOND;
			while (System.nanoTime() < due) {
				Thread.onSpinWait();
				if (due - System.nanoTime() > 2_000_000) {
					pause(1);
				}
			}
			latency.sent(ids.get(i));
			this.orders.updateOne(Filters.eq("_id", ids.get(i)), delivery());
		}
		latency.awaitAll(ids.size());
	}

	private static void idle(Latency latency) {
		pause(2000);
		OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		long cpu = system.getProcessCpuTime();
		int saves = latency.saves.get();
		pause(IDLE.toMillis());
		double share = 100.0 * (system.getProcessCpuTime() - cpu) / IDLE.toNanos();
		BenchSite.out.printf("(c) idle for %d s: %.2f%% of a core, %d positions saved%n    budget: 1%% of a core, one"
				+ " position each 30 s%n", IDLE.toSeconds(), share, latency.saves.get() - saves);
	}

	private static void pause(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private WatchReport watch(WatchOptions options, WatchRunListener listener) {
		return watch(options, listener, new StopSignal());
	}

	private WatchReport watch(WatchOptions options, WatchRunListener listener, StopSignal stop) {
		WatchReport report = new WatchRuns(this.site.deployment(), this.site.settings(), Optional.empty(),
				Optional.empty(), Clock.systemUTC(), stop)
			.run(options, new RunRequest(RunRequest.Start.RESUME, Duration.ZERO), listener);
		if (report.reason() != null) {
			throw new IllegalStateException(report.reason());
		}
		return report;
	}

	private WatchOptions untilIdle() {
		return options(Optional.of(Duration.ofSeconds(3)));
	}

	private WatchOptions endless() {
		return options(Optional.empty());
	}

	private WatchOptions options(Optional<Duration> idle) {
		return new WatchOptions(WatchOptions.CatchUp.RUN, TokenLostPolicy.CATCH_UP, this.site.settings().pageSize(),
				OptionalInt.empty(), Optional.empty(), idle, WatchOptions.DEFAULT_HEARTBEAT);
	}

	/** Is told everything, and listens to what it wants. */
	private abstract static class Silent implements WatchRunListener {

		@Override
		public void starting(RunStart start) {
		}

		@Override
		public void changed(WatchState state) {
		}

		@Override
		public void polled(Answer answer) {
		}

		@Override
		public void saved(Instant position) {
		}

	}

	/** How fast a backlog goes. */
	private static final class Drain extends Silent {

		private long firstAt;

		private long lastAt;

		private long afterFirst;

		@Override
		public void stored(StoredBatch batch) {
			this.lastAt = System.nanoTime();
			if (this.firstAt == 0) {
				this.firstAt = this.lastAt;
			}
			else {
				this.afterFirst += batch.tally().archived();
			}
		}

		double rate() {
			return this.afterFirst * 1e9 / (this.lastAt - this.firstAt);
		}

	}

	/** How long an order takes. */
	private static final class Latency extends Silent {

		private final Map<RawValue, Long> sent = new ConcurrentHashMap<>();

		private final List<Long> nanos = new ArrayList<>();

		private final AtomicInteger saves = new AtomicInteger();

		private final CountDownLatch streaming = new CountDownLatch(1);

		void sent(BsonValue id) {
			this.sent.put(RawValue.of(id), System.nanoTime());
		}

		@Override
		public void polled(Answer answer) {
			this.streaming.countDown();
		}

		@Override
		public synchronized void stored(StoredBatch batch) {
			long now = System.nanoTime();
			batch.archived().forEach((order) -> this.nanos.add(now - this.sent.getOrDefault(order.key().id(), now)));
		}

		@Override
		public void saved(Instant position) {
			this.saves.incrementAndGet();
		}

		void awaitStream() {
			try {
				this.streaming.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		void awaitAll(int count) {
			while (count() < count) {
				pause(10);
			}
		}

		private synchronized int count() {
			return this.nanos.size();
		}

		synchronized void print(int count) {
			long[] sorted = this.nanos.stream().mapToLong(Long::longValue).toArray();
			Arrays.sort(sorted);
			BenchSite.out.printf(
					"(b) %,d orders at %d a second: p50 %.1f ms, p99 %.1f ms, max %.1f ms%n    budget: p50"
							+ " 50 ms, p99 500 ms%n",
					count, A_SECOND, millis(sorted, 0.5), millis(sorted, 0.99), millis(sorted, 1));
		}

		private static double millis(long[] sorted, double quantile) {
			int index = (int) Math.ceil(quantile * sorted.length) - 1;
			return sorted[Math.max(0, index)] / 1e6;
		}

	}

}
