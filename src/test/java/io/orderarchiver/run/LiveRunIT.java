package io.orderarchiver.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.mongodb.client.model.Filters;
import io.orderarchiver.run.outcome.GenerationFailedException;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.mongo.MongoConnection;
import io.orderarchiver.mongo.MongoTarget;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.lease.AlreadyRunningException;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.GenerationRun;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.run.repository.JobRepositoryLocation;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.simulation.data.GeneratedData;
import io.orderarchiver.simulation.data.GenerationOptions;
import io.orderarchiver.simulation.town.LiveListener;
import io.orderarchiver.simulation.town.LiveOptions;
import io.orderarchiver.testing.DatabaseFixture;
import io.orderarchiver.testing.ExpectedArchive;
import io.orderarchiver.testing.TcpProxy;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A running town, on a MongoDB and with the archive that follows it. */
class LiveRunIT extends DatabaseFixture {

	private static final LiveOptions BRIEF = new LiveOptions(GenerationOptions.ofSeed(11).withMissing(0.3), 60,
			Duration.ofSeconds(2));

	private static final LiveOptions ENDLESS = new LiveOptions(BRIEF.town(), 60, null);

	private final StopSignal stop = new StopSignal();

	@Test
	void anArchiveFindsWhatWasDeliveredAndWhatItLacks() {
		Instant before = Instant.now();
		GenerationRun run = run(BRIEF);
		assertThat(run.exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(run.report().delivered()).isEqualTo(120);
		assertThat(byStatus()).isEqualTo(present(run));
		assertThat(run.report().orders().get("en livraison")).as("the town closes in mid-service").isPositive();
		RunReport archived = archiver().archive();
		assertThat(archived.total().archived()).isEqualTo(run.report().delivered());
		assertThat(archived.total().incomplete()).isEqualTo(run.report().incomplete()).isPositive();
		assertThat(archived.total().missing()).isEqualTo(run.report().missing());
		assertThat(ExpectedArchive.actual(this.mongo.database())).isEqualTo(ExpectedArchive.of(this.mongo.database()));
		assertThat(collection("Commande").find(Filters.type("date_commande", "date")))
			.allSatisfy((order) -> assertThat(order.get("date_commande", Date.class).toInstant())
				.isBetween(before.minusMillis(1), Instant.now()));
	}

	@Test
	void eachRunMakesNewOrdersForTheSameCustomersAndClearFindsThemAll() {
		GenerationRun first = run(BRIEF);
		GenerationRun second = run(BRIEF);
		assertThat(first.report().alreadyPresent()).isZero();
		assertThat(second.report().alreadyPresent()).isEqualTo(150);
		assertThat(second.run()).isGreaterThan(first.run());
		long created = created(first) + created(second);
		List<String> numbers = collection("Commande").distinct("numero_commande", String.class).into(new ArrayList<>());
		assertThat(numbers).hasSize((int) created);
		GeneratedData data = new GeneratedData(this.mongo.database(), CollectionNames.DEFAULT);
		assertThat(data.holdsForeignOrders()).isFalse();
		assertThat(data.clear().deleted()).containsEntry("Commande", created).containsEntry("Client", 50L);
		assertThat(collection("Commande").countDocuments()).isZero();
	}

	@Test
	void aTownWithoutClosingTimeGoesOnUntilItIsStopped() {
		GenerationRun run = run(ENDLESS, (created, delivered) -> {
			if (delivered >= 30) {
				this.stop.request();
			}
		});
		assertThat(run.wasStopped()).isTrue();
		assertThat(run.exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(run.report().delivered()).isGreaterThanOrEqualTo(30);
		assertThat(byStatus()).isEqualTo(present(run));
	}

	@Test
	void aSecondTownOfTheSameTargetIsRefused() {
		List<Throwable> refused = new ArrayList<>();
		GenerationRun run = run(ENDLESS, (created, delivered) -> {
			if (refused.isEmpty()) {
				try {
					run(BRIEF);
				}
				catch (AlreadyRunningException ex) {
					refused.add(ex);
				}
			}
			this.stop.request();
		});
		assertThat(refused).hasSize(1);
		assertThat(run.wasStopped()).isTrue();
		assertThat(run.exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(byStatus()).isEqualTo(present(run));
	}

	@Test
	void aShortLossOfMongoDbIsSurvived() {
		try (TcpProxy proxy = TcpProxy.to(this.mongo)) {
			MongoTarget target = through(proxy);
			Outage outage = new Outage(proxy);
			GenerationRun run = run(target, ENDLESS, outage);
			assertThat(run.wasStopped()).isTrue();
			assertThat(run.exitStatus()).isEqualTo(ExitStatus.COMPLETE);
			assertThat(byStatus()).isEqualTo(present(run));
		}
	}

	@Test
	void aLongLossFailsWithASentence() {
		try (TcpProxy proxy = TcpProxy.to(this.mongo)) {
			MongoTarget target = through(proxy);
			assertThatExceptionOfType(GenerationFailedException.class)
				.isThrownBy(() -> run(target, ENDLESS, (created, delivered) -> proxy.cut()))
				.withMessageContaining(this.mongo.databaseName())
				.withMessageContaining("127.0.0.1");
		}
	}

	private GenerationRun run(LiveOptions options) {
		return run(options, (created, delivered) -> {
		});
	}

	private GenerationRun run(LiveOptions options, LiveListener listener) {
		return run(MongoTarget.of(this.mongo.uri(), this.mongo.databaseName()), options, listener);
	}

	private GenerationRun run(MongoTarget target, LiveOptions options, LiveListener listener) {
		Settings settings = ArchiveHarness.settings(this.home, ArchiveIndexes.Creation.CREATE_MISSING);
		try (MongoConnection connection = MongoConnection.open(target, List.of())) {
			Deployment deployment = Deployment.of(connection,
					new JobRepositoryLocation.H2File(this.home.resolve("data").resolve("job-repository")));
			return new GenerateRuns(deployment, settings, this.stop).runLive(options, listener);
		}
	}

	private MongoTarget through(TcpProxy proxy) {
		return MongoTarget.of(proxy.uri() + "&serverSelectionTimeoutMS=500", this.mongo.databaseName());
	}

	private ArchiveHarness archiver() {
		return ArchiveHarness.of(this.mongo.uri(), this.mongo.databaseName(), this.home);
	}

	private Map<String, Long> byStatus() {
		Map<String, Long> statuses = new TreeMap<>();
		for (Document order : collection("Commande").find()) {
			statuses.merge(order.getString("status"), 1L, Long::sum);
		}
		return statuses;
	}

	private static Map<String, Long> present(GenerationRun run) {
		Map<String, Long> statuses = new TreeMap<>(run.report().orders());
		statuses.values().removeIf((count) -> count == 0);
		return statuses;
	}

	private static long created(GenerationRun run) {
		return run.report().documents().getOrDefault("Commande", 0L);
	}

	/**
	 * Cuts the connection once, for a moment, and stops the town some deliveries later.
	 */
	private final class Outage implements LiveListener {

		private final TcpProxy proxy;

		private long deliveredBefore = -1;

		Outage(TcpProxy proxy) {
			this.proxy = proxy;
		}

		@Override
		public void moved(long created, long delivered) {
			if (this.deliveredBefore < 0 && delivered >= 10) {
				this.deliveredBefore = delivered;
				this.proxy.cut();
				Thread restore = new Thread(this.proxy::restore);
				restore.start();
			}
			else if (this.deliveredBefore >= 0 && delivered >= this.deliveredBefore + 10) {
				LiveRunIT.this.stop.request();
			}
		}

	}

}
