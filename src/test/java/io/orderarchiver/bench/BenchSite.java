package io.orderarchiver.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

import com.mongodb.client.MongoDatabase;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.run.GenerateRuns;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.run.settings.SettingsLoader;
import io.orderarchiver.simulation.data.GenerationOptions;
import io.orderarchiver.testing.TestMongo;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

import org.springframework.util.FileSystemUtils;

/**
 * Where a benchmark measures: a database of its own on the replica set that
 * {@code TEST_MONGODB_URI} names, and a job repository in a file.
 *
 * @param database the database, dropped at the end
 * @param admin that of the server itself
 * @param settings the settings in force
 * @param deployment both
 */
record BenchSite(MongoDatabase database, MongoDatabase admin, Settings settings, Deployment deployment) {

	static final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

	/** Ends the process. */
	static void on(Class<?> benchmark, Consumer<BenchSite> measurement) throws IOException {
		String uri = System.getenv("TEST_MONGODB_URI");
		if (!Boolean.getBoolean("bench.embedded") && (uri == null || uri.isBlank())) {
			out.println("Set TEST_MONGODB_URI to a replica set that may be put under load, mongodb://host:27017."
					+ " Speed means nothing on the embedded MongoDB; to try this program on it all the same, add"
					+ " -Dbench.embedded=true.");
			System.exit(2);
		}
		Path home = Files.createTempDirectory("order-archiver-bench");
		try (TestMongo mongo = TestMongo.forClass(benchmark)) {
			System.setProperty("ORDER_ARCHIVER_HOME", home.toString());
			Settings settings = SettingsLoader
				.load(Map.of("MONGODB_URI", mongo.uri(), "MONGODB_DATABASE", mongo.databaseName()));
			try (Deployment deployment = Deployment.ofDatabase(settings)) {
				measurement
					.accept(new BenchSite(mongo.database(), mongo.client().getDatabase("admin"), settings, deployment));
			}
		}
		finally {
			FileSystemUtils.deleteRecursively(home);
		}
		System.exit(0);
	}

	/** Has the server write to disk what it still holds in memory alone. */
	void settle() {
		this.admin.runCommand(new BsonDocument("fsync", new BsonInt32(1)));
	}

	void describeMachine() {
		String version = this.database.runCommand(new BsonDocument("buildInfo", new BsonInt32(1))).getString("version");
		Runtime runtime = Runtime.getRuntime();
		out.printf("%d cores, heap of %d MB, Java %s, MongoDB %s, page of %d orders%n", runtime.availableProcessors(),
				runtime.maxMemory() >> 20, Runtime.version(), version, this.settings.archivePageSize());
	}

	void generate(int orders, double delivered) {
		GenerationOptions options = new GenerationOptions(orders, 42, delivered, 0.05, 2000, 500, 200, 1000);
		long made = new GenerateRuns(this.deployment, this.settings, new StopSignal()).run(options, (soFar, total) -> {
		}).report().delivered();
		out.printf("%,d orders, %,d of them delivered%n", orders, made);
	}

}
