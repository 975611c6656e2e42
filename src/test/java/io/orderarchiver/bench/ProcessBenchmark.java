package io.orderarchiver.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.mongodb.client.MongoDatabase;
import io.orderarchiver.archive.CollectionNames;
import org.bson.BsonDocument;

import org.springframework.util.FileSystemUtils;

/**
 * Measures the archive as a scheduler starts it: cold processes of the distribution, with
 * one and several partitions, and with workers, against what the server can do alone:
 *
 * <pre>
 * TEST_MONGODB_URI=mongodb://… ./mvnw -q -Pdistribution,bench -DskipTests -Dbench.main=io.orderarchiver.bench.ProcessBenchmark package exec:exec
 * </pre>
 *
 * Rates are from the start of the process to its end. Processor time of the client is
 * that of all its processes (of workers, while the run lasts); of the server, what it
 * says of itself. Workers need {@code TEST_POSTGRES_URL} and a RabbitMQ. The number of
 * orders is {@code -Dbench.orders=100000}, that of rounds {@code -Dbench.rounds=2}; what
 * processes are started with, as {@code taskset -c 1}, is {@code -Dbench.prefix}.
 */
public final class ProcessBenchmark {

	private static final CollectionNames NAMES = CollectionNames.DEFAULT;

	private final BenchSite site;

	private final ProcessSite processes;

	private ProcessBenchmark(BenchSite site, ProcessSite processes) {
		this.site = site;
		this.processes = processes;
	}

	/**
	 * Runs the benchmark.
	 * @param args none
	 * @throws IOException if a process cannot be started
	 */
	public static void main(String[] args) throws IOException {
		Path home = Files.createTempDirectory("order-archiver-bench-process");
		try {
			BenchSite.on(ProcessBenchmark.class, (site) -> new ProcessBenchmark(site, ProcessSite.of(site, home))
				.run(Integer.getInteger("bench.orders"), Integer.getInteger("bench.rounds")));
		}
		finally {
			FileSystemUtils.deleteRecursively(home);
		}
	}

	private void run(int orders, int rounds) {
		this.site.describeMachine();
		this.site.generate(orders, 0.7);
		List<ProcessCase> cases = ProcessCase.possible(this.processes.isShared());
		if (!this.processes.isShared()) {
			BenchSite.out.println("Workers are left out: set TEST_POSTGRES_URL, and have a RabbitMQ.");
		}
		measure(ProcessCase.ONE_PARTITION);
		Map<ProcessCase, List<Cost>> costs = new EnumMap<>(ProcessCase.class);
		List<Cost> pipelines = new ArrayList<>();
		for (int i = 0; i < rounds; i++) {
			pipelines.add(pipeline());
			cases.forEach((each) -> costs.computeIfAbsent(each, (key) -> new ArrayList<>()).add(measure(each)));
		}
		report(Cost.median(pipelines), costs);
	}

	private Cost pipeline() {
		String target = "Historique_pipeline";
		database().getCollection(target).drop();
		this.site.settle();
		Cost.Meter meter = Cost.Meter.start(database());
		database().getCollection(NAMES.orders(), BsonDocument.class)
			.aggregate(ServerSidePipeline.into(target))
			.toCollection();
		return meter.stop(database().getCollection(target).countDocuments(), 0);
	}

	/**
	 * An archive is dropped, not emptied: what is deleted stays in the server's indexes
	 * for a while, in the way of the next reader. What the server has still to write to
	 * disk, the next measurement would pay for.
	 */
	private Cost measure(ProcessCase measured) {
		if (measured.isOnEmptyArchive()) {
			database().getCollection(NAMES.archive()).drop();
		}
		this.site.settle();
		Cost cost = this.processes.archive(measured);
		BenchSite.out.println(cost.line(measured.title()));
		return cost;
	}

	private static void report(Cost pipeline, Map<ProcessCase, List<Cost>> costs) {
		BenchSite.out.printf("%nMedians%n%s %8s%n%s%n", Cost.HEADER, "b/a", pipeline.line("a: within the server"));
		costs.forEach((measured, each) -> {
			Cost median = Cost.median(each);
			BenchSite.out.printf(Locale.ROOT, "%s %8.2f%n", median.line(measured.title()),
					median.ordersPerSecond() / pipeline.ordersPerSecond());
		});
	}

	private MongoDatabase database() {
		return this.site.database();
	}

}
