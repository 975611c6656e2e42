package io.orderarchiver.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.archive.pace.PaceState;
import io.orderarchiver.archive.pace.PaceState.Reason;
import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.run.ArchiveHarness.Recorder;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.testing.TcpProxy;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs that go slower, or wait, and go on. */
class PacedRunIT extends RunFixture {

	private static final Duration LATE = Duration.ofMillis(300);

	private final StopSignal stop = new StopSignal();

	private final List<PaceState> states = new CopyOnWriteArrayList<>();

	@ParameterizedTest
	@EnumSource(ArchiveMode.class)
	void paceFallsWhileMongoDbIsSlowAndRisesAgain(ArchiveMode mode) {
		this.town.place(5000);
		try (TcpProxy proxy = TcpProxy.to(this.mongo)) {
			RunReport report = archiver(proxy.uri()).archive(sparing(mode, 1), Start.RESUME, this.stop,
					slowedBy(proxy));
			assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.STOPPED);
		}
		assertThat(this.states).element(0).satisfies((state) -> {
			assertThat(state.reason()).isEqualTo(Reason.SPARING);
			assertThat(state.text()).containsPattern("spares MongoDB at \\d+ % of its pace, since it takes \\d+ ms to"
					+ " (write|look up) 10 orders, \\d+ ms at best");
		});
		assertThat(this.states).last().isEqualTo(PaceState.FREE);
	}

	/**
	 * From its twentieth page on, until it goes slower; it ends when it is as fast again.
	 */
	private Recorder slowedBy(TcpProxy proxy) {
		return new Recorder() {

			private int pages;

			@Override
			public void pageStored(StoredPage page) {
				if (++this.pages == 20) {
					proxy.delay(LATE);
				}
			}

			@Override
			public void paceChanged(PaceState state) {
				PacedRunIT.this.states.add(state);
				proxy.delay(Duration.ZERO);
				if (state.reason() == Reason.FREE) {
					PacedRunIT.this.stop.request();
				}
			}

		};
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void fileMakesARunPauseUntilItIsRemoved(int partitions) throws IOException {
		this.town.place(100);
		Path file = Files.createFile(this.home.resolve("pause"));
		CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(() -> archive(partitions));
		awaitPaused();
		assertThat(this.town.archive()).isEmpty();
		Files.delete(file);
		RunReport report = run.join();
		assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(this.states).last().isEqualTo(PaceState.FREE);
		assertArchiveIsAsExpected();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void whatWasReadBeforeAPauseIsArchivedAsItIsAfterIt(int partitions) throws IOException {
		this.town.place(1000);
		Path file = this.home.resolve("pause");
		CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(() -> archive(partitions));
		awaitArchived(100);
		Files.createFile(file);
		awaitPaused();
		List<Document> before = archiveAtAStandstill();
		collection("Client").updateMany(new Document(), Updates.set("nom", "effacé"));
		collection("Commande").deleteOne(Filters.eq("numero_commande", firstUnarchived(before)));
		Files.delete(file);
		RunReport report = run.join();
		assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
		List<Document> after = this.town.archive();
		after.removeAll(before);
		assertThat(after).hasSize(999 - before.size())
			.allSatisfy((order) -> assertThat(order).containsEntry("nom_client", "effacé"));
	}

	/** Pages that had passed when the pause began are still written. */
	private List<Document> archiveAtAStandstill() {
		List<Document> archive = new ArrayList<>();
		Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofSeconds(1)).until(() -> {
			int before = archive.size();
			archive.clear();
			archive.addAll(this.town.archive());
			return archive.size() == before;
		});
		return archive;
	}

	private String firstUnarchived(List<Document> archive) {
		Set<Object> archived = archive.stream()
			.map((order) -> order.get("numero_commande"))
			.collect(Collectors.toSet());
		return collection("Commande").find()
			.sort(Sorts.ascending("date_commande"))
			.into(new ArrayList<>())
			.stream()
			.map((order) -> order.getString("numero_commande"))
			.filter((number) -> !archived.contains(number))
			.findFirst()
			.orElseThrow();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void stopIsHeardInAPause(int partitions) throws IOException {
		this.town.place(100);
		Path file = Files.createFile(this.home.resolve("pause"));
		CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(() -> archive(partitions));
		awaitPaused();
		this.stop.request();
		assertThat(run.join().exitStatus()).isEqualTo(ExitStatus.STOPPED);
		assertThat(this.town.archive()).isEmpty();
		Files.delete(file);
		assertThat(this.archiver.archive().exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		assertArchiveIsAsExpected();
	}

	@Test
	void sparingChangesNothingWhereNothingIsStrained() {
		this.town.place(500);
		RunReport report = this.archiver.archive(sparing(ArchiveMode.ARCHIVE, 3));
		assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertArchiveIsAsExpected();
	}

	private void awaitPaused() {
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> this.states.stream().anyMatch((state) -> state.reason() == Reason.PAUSE_FILE));
	}

	private RunReport archive(int partitions) {
		return this.archiver.archive(sparing(ArchiveMode.ARCHIVE, partitions), Start.RESUME, this.stop, new Recorder() {

			@Override
			public void paceChanged(PaceState state) {
				PacedRunIT.this.states.add(state);
			}

		});
	}

	private static ArchiveOptions sparing(ArchiveMode mode, int partitions) {
		return new ArchiveOptions(Window.ALL, mode, 10, 0,
				new PaceLimits(OptionalInt.of(200), Optional.of(Duration.ofSeconds(5))), OptionalInt.of(partitions));
	}

}
