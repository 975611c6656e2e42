package io.orderarchiver.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

import com.mongodb.MongoCommandException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.run.ArchiveRuns;
import io.orderarchiver.run.RunListener;
import io.orderarchiver.run.RunRequest;
import io.orderarchiver.run.RunStart;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.run.settings.Settings;
import org.bson.BsonDocument;

/**
 * Measures the archive job against what the server can do alone, on the replica set that
 * {@code TEST_MONGODB_URI} names, in a database of its own that is dropped at the end:
 *
 * <pre>
 * TEST_MONGODB_URI=mongodb://… ./mvnw -q -Pbench test-compile exec:exec
 * </pre>
 *
 * Each round measures, one after the other, (a) {@link ServerSidePipeline}, (b) the job
 * with its job repository in a file, on an empty archive and on a full one, and (c) a
 * plain insert of the same archived orders, each into a collection with the archive's
 * unique index. The rates of (b) are those of the job as it reports them, without the
 * start of the process.
 * <p>
 * Options are properties: {@code -Dbench.orders=100000}, {@code -Dbench.rounds=2},
 * {@code -Dbench.heap=1g} for the heap of the measured process, and
 * {@code -Dbench.embedded=true} to try this program without a server, which measures
 * nothing.
 */
public final class ArchiveBenchmark {

	private static final CollectionNames NAMES = CollectionNames.DEFAULT;

	private static final int BATCH = 1000;

	private final MongoDatabase database;

	private final Settings settings;

	private final BenchSite site;

	private final StopSignal stop = new StopSignal();

	private ArchiveBenchmark(BenchSite site) {
		this.database = site.database();
		this.settings = site.settings();
		this.site = site;
	}

	/**
	 * Runs the benchmark.
	 * @param args none
	 * @throws IOException if the temporary directory cannot be used
	 */
	public static void main(String[] args) throws IOException {
		BenchSite.on(ArchiveBenchmark.class, (site) -> new ArchiveBenchmark(site)
			.run(Integer.getInteger("bench.orders"), Integer.getInteger("bench.rounds")));
	}

	private void run(int orders, int rounds) {
		this.site.describeMachine();
		this.site.generate(orders, 0.7);
		warmUp();
		BenchSite.out.println(Round.HEADER);
		List<Round> measured = new ArrayList<>();
		for (int i = 1; i <= rounds; i++) {
			Round round = measure();
			measured.add(round);
			BenchSite.out.println(round.line(Integer.toString(i)));
		}
		BenchSite.out.println(overall(measured).line("overall"));
		BenchSite.out.println(Round.BUDGET);
	}

	/**
	 * A window without orders builds the indexes, and loads what a process loads once.
	 */
	private void warmUp() {
		archive(new Window(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(1))));
	}

	private Round measure() {
		OptionalDouble pipeline = pipeline();
		this.database.getCollection(NAMES.archive()).drop();
		RunReport empty = archive(Window.ALL);
		RunReport full = archive(Window.ALL);
		if (empty.total().archived() != empty.total().read() || full.total().duplicates() != empty.total().read()) {
			throw new IllegalStateException("wrong counts: " + empty + ", " + full);
		}
		return new Round(pipeline, empty.total().ordersPerSecond(), full.total().ordersPerSecond(), insert());
	}

	private OptionalDouble pipeline() {
		MongoCollection<BsonDocument> target = emptied("Historique_pipeline");
		long start = System.nanoTime();
		try {
			collection(NAMES.orders()).aggregate(ServerSidePipeline.into("Historique_pipeline")).toCollection();
			return OptionalDouble.of(perSecond(target.countDocuments(), System.nanoTime() - start));
		}
		catch (MongoCommandException ex) {
			BenchSite.out.printf("(a) is left out, for this server refuses it: error %d%n", ex.getErrorCode());
			return OptionalDouble.empty();
		}
	}

	private RunReport archive(Window window) {
		ArchiveOptions options = new ArchiveOptions(window, ArchiveMode.ARCHIVE, this.settings.archivePageSize(),
				ArchiveOptions.DEFAULT_MAX_REJECTS, OptionalInt.empty());
		RunReport report = new ArchiveRuns(this.site.deployment(), this.settings, this.stop).run(options,
				new RunRequest(RunRequest.Start.FRESH, Duration.ZERO), new Silent());
		if (report.reason() != null) {
			throw new IllegalStateException(report.reason());
		}
		return report;
	}

	/** Only the inserts are timed; what they insert is read from the archive. */
	private double insert() {
		MongoCollection<BsonDocument> target = emptied("Historique_insert").withWriteConcern(WriteConcern.MAJORITY);
		long nanos = 0;
		long inserted = 0;
		try (MongoCursor<BsonDocument> archived = collection(NAMES.archive()).find().batchSize(BATCH).cursor()) {
			while (archived.hasNext()) {
				List<BsonDocument> page = new ArrayList<>(BATCH);
				while (page.size() < BATCH && archived.hasNext()) {
					page.add(archived.next());
				}
				long start = System.nanoTime();
				target.insertMany(page, new InsertManyOptions().ordered(false));
				nanos += System.nanoTime() - start;
				inserted += page.size();
			}
		}
		return perSecond(inserted, nanos);
	}

	/**
	 * With the unique index of the archive, without which nothing is archived once only.
	 */
	private MongoCollection<BsonDocument> emptied(String name) {
		MongoCollection<BsonDocument> target = collection(name);
		target.drop();
		target.createIndex(Indexes.ascending(OrderFields.NUMBER), new IndexOptions().unique(true));
		return target;
	}

	private MongoCollection<BsonDocument> collection(String name) {
		return this.database.getCollection(name, BsonDocument.class);
	}

	private static double perSecond(long orders, long nanos) {
		return orders * 1e9 / nanos;
	}

	/**
	 * All rounds have the same number of orders, so the mean rate is the harmonic one.
	 */
	private static Round overall(List<Round> rounds) {
		OptionalDouble pipeline = rounds.stream().allMatch((round) -> round.pipeline().isPresent())
				? OptionalDouble.of(mean(rounds, (round) -> round.pipeline().getAsDouble())) : OptionalDouble.empty();
		return new Round(pipeline, mean(rounds, Round::empty), mean(rounds, Round::full), mean(rounds, Round::insert));
	}

	private static double mean(List<Round> rounds, ToDoubleFunction<Round> rate) {
		return rounds.size() / rounds.stream().mapToDouble((round) -> 1 / rate.applyAsDouble(round)).sum();
	}

	/** Shows nothing. */
	private static final class Silent implements RunListener {

		@Override
		public void starting(RunStart start) {
		}

		@Override
		public void pageStored(StoredPage page) {
		}

	}

}
