package io.orderarchiver.run;

import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.client.model.Updates;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.run.ArchiveHarness.Recorder;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.outcome.VerifyReport;
import io.orderarchiver.testing.Town;
import io.orderarchiver.verify.Sampling;
import io.orderarchiver.verify.VerifyOptions;
import io.orderarchiver.verify.files.FindingList.Values;
import io.orderarchiver.verify.finding.FindingKind.Strictness;
import io.orderarchiver.verify.finding.FindingKind;
import io.orderarchiver.verify.judge.Depth;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Orders are delivered and archived while a verification looks at them. */
class VerifyBesideWritersIT extends RunFixture {

	private static final int ROUNDS = 20;

	private final AtomicInteger placed = new AtomicInteger();

	private VerifyHarness verifier;

	@BeforeEach
	void callTheAuditor() {
		this.verifier = VerifyHarness.of(this.mongo.uri(), this.mongo.databaseName(), this.home);
	}

	@Test
	void nothingIsFoundWronglyBesideALivingWatch() {
		this.town.place(50);
		WatchHarness.Watching watching = this.watcher.start();
		awaitArchived(50);
		ScheduledExecutorService life = Executors.newSingleThreadScheduledExecutor();
		Future<?> deliveries = life.scheduleWithFixedDelay(this::deliverOne, 0, 10, TimeUnit.MILLISECONDS);
		for (int round = 1; round <= ROUNDS; round++) {
			int before = this.placed.get();
			Awaitility.await().until(() -> this.placed.get() > before + 5);
			assertNoFault(round, Duration.ofMinutes(2));
		}
		deliveries.cancel(false);
		life.shutdown();
		watching.stopped();
	}

	/** As dates differ, some are delivered behind the verification, and some before. */
	private void deliverOne() {
		int number = this.placed.incrementAndGet();
		Document order = this.town.place(this.town.order("CMD-live-" + number)
			.append("status", "en livraison")
			.append("date_commande", Date.from(Town.NOON.plusSeconds(number % 7 * 3600L))));
		collection("Commande").updateOne(new Document("_id", order.get("_id")), Updates.set("status", "livrée"));
	}

	@Test
	void nothingIsFoundWronglyBesideARunningArchive() {
		int recheckedAway = 0;
		for (int round = 1; round <= ROUNDS; round++) {
			for (int i = 0; i < 60; i++) {
				this.town.place(this.town.order("CMD-%d-%d".formatted(round, i)));
			}
			StopSignal stop = new StopSignal();
			AtomicBoolean begun = new AtomicBoolean();
			CompletableFuture<?> archive = CompletableFuture
				.supplyAsync(() -> this.archiver.archive(paced(), Start.RESUME, stop, new Recorder() {
					@Override
					public void starting(RunStart start) {
						begun.set(true);
					}
				}));
			Awaitility.await().until(() -> begun.get() || archive.isDone());
			recheckedAway += assertNoFault(round, Duration.ofMinutes(2));
			archive.join();
		}
		assertThat(recheckedAway).as("some had not been archived at first sight").isPositive();
		assertArchiveIsAsExpected();
	}

	private static ArchiveOptions paced() {
		return new ArchiveOptions(Window.ALL, ArchiveMode.ARCHIVE, 10, 0, OptionalInt.of(100));
	}

	private int assertNoFault(int round, Duration patience) {
		VerifyReport report = verify(patience);
		for (FindingKind kind : FindingKind.values()) {
			assertThat(report.counts().of(kind)).as("round %d: %s %s", round, kind, report.counts()).isZero();
		}
		return (int) report.counts().recheckedAway();
	}

	private VerifyReport verify(Duration patience) {
		return this.verifier.verify(new VerifyOptions(Window.ALL, Depth.VALUES, Sampling.ALL,
				Strictness.DRIFT_IS_A_FAULT, 7, PaceLimits.NONE, Duration.ofMillis(50), patience, Optional.empty(),
				Values.HIDDEN, Optional.empty()));
	}

	@Test
	void whoCannotWaitForTheArchiveLeavesItPending() {
		this.town.place(30);
		StopSignal stop = new StopSignal();
		VerifyReport[] beside = new VerifyReport[1];
		this.archiver.archive(ArchiveHarness.pages(10), Start.RESUME, stop, new Recorder() {
			@Override
			public void starting(RunStart start) {
				beside[0] = verify(Duration.ZERO);
			}
		});
		assertThat(beside[0].counts().of(FindingKind.PENDING)).as("%s", beside[0]).isEqualTo(30);
		assertThat(beside[0].exitStatus().code()).isEqualTo(4);
		this.verifier.assertProven(30);
	}

}
