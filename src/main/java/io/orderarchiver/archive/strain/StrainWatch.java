package io.orderarchiver.archive.strain;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;

/**
 * Looks at all by which strain shows. It reads only, and what this user may not read is
 * left out, which is logged once.
 */
public final class StrainWatch implements StrainSource {

	private final OwnLatency latency = new OwnLatency();

	private final List<StrainSource> sources;

	private final LongSupplier nanoTime;

	private StrainWatch(List<StrainSource> sources, LongSupplier nanoTime) {
		this.sources = sources;
		this.nanoTime = nanoTime;
	}

	/**
	 * Begins to watch.
	 * @param client MongoDB's
	 * @param maxLag from half of which on a lag is strain
	 * @param nanoTime a clock that never goes back, in nanoseconds
	 * @return without having asked anything yet
	 */
	public static StrainWatch of(MongoClient client, Duration maxLag, LongSupplier nanoTime) {
		MongoDatabase admin = client.getDatabase("admin");
		SeenWrites writes = new SeenWrites(nanoTime);
		return new StrainWatch(List.of(new MajorityLag(admin, writes, maxLag), new MemberLag(admin, writes, maxLag),
				new FlowControl(admin)), nanoTime);
	}

	/**
	 * Does work and remembers how long MongoDB took for it, unless it fails.
	 * @param <T> what the work yields
	 * @param kind what it is; work of one kind is compared with its like
	 * @param orders how many it is done for
	 * @param work what is to be done
	 * @return what the work has yielded
	 */
	public <T> T time(Work kind, int orders, Supplier<T> work) {
		long start = this.nanoTime.getAsLong();
		T result = work.get();
		this.latency.took(kind, orders, Duration.ofNanos(this.nanoTime.getAsLong() - start));
		return result;
	}

	/** What MongoDB does for a page. */
	public enum Work {

		/** A majority writes it. */
		WRITE("write"),

		/** Where nothing is written: orders are joined. */
		LOOK_UP("look up"),

		/** Where nothing is written: archived orders are held against theirs. */
		COMPARE("compare");

		private final String verb;

		Work(String verb) {
			this.verb = verb;
		}

		@Override
		public String toString() {
			return this.verb;
		}

	}

	/** The worst there is to be seen. */
	@Override
	public Strain look() {
		Strain own = this.latency.look();
		return this.sources.stream()
			.map(StrainSource::look)
			.filter((strain) -> Strain.BY_SEVERITY.compare(strain, own) > 0)
			.max(Strain.BY_SEVERITY)
			.orElse(own);
	}

}
