package io.orderarchiver.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.outcome.Counts;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.run.outcome.WatchReport;
import io.orderarchiver.testing.RawDocument;
import io.orderarchiver.testing.RawDocuments;
import io.orderarchiver.testing.RawExpectedArchive;
import io.orderarchiver.testing.StoredValue;
import io.orderarchiver.testing.TestMongo;
import io.orderarchiver.testing.Town;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A town with orders that nobody expects, among ordinary ones, and what becomes of them.
 */
final class StrangeTown {

	private static final int ORDINARY = 2;

	private final TestMongo mongo;

	private final Town town;

	private final ArchiveHarness archiver;

	private final WatchHarness watcher;

	private int ordinaries;

	private StrangeTown(TestMongo mongo, Path home) {
		this.mongo = mongo;
		this.town = Town.in(mongo.database());
		this.archiver = ArchiveHarness.of(mongo.uri(), mongo.databaseName(), home);
		this.watcher = WatchHarness.of(mongo.uri(), mongo.databaseName(), home);
	}

	static StrangeTown in(TestMongo mongo, Path home) {
		return new StrangeTown(mongo, home);
	}

	/** How a delivered order comes into the archive. */
	enum Way {

		ARCHIVE, CATCH_UP, STREAM

	}

	/**
	 * How a run ended.
	 *
	 * @param exitStatus with which status
	 * @param counts its books
	 * @param reason why it failed, or null
	 */
	record Outcome(ExitStatus exitStatus, Counts counts, @Nullable String reason) {

		Outcome {
			assertThat(exitStatus).as(reason).isIn(ExitStatus.COMPLETE, ExitStatus.COMPLETE_WITH_REJECTS);
			assertThat(counts.read()).as("books of %s", counts)
				.isEqualTo(counts.archived() + counts.duplicates() + counts.gone() + counts.rejects()
						+ counts.knownRejects());
		}

	}

	ArchiveHarness archiver() {
		return this.archiver;
	}

	RawDocuments collection(String name) {
		return RawDocuments.in(this.mongo.database(), name);
	}

	RawDocuments orders() {
		return collection("Commande");
	}

	List<RawDocument> rejects() {
		return collection("Historique_rejets").all();
	}

	/** A complete delivered order that is not yet placed. */
	RawDocument order(String number) {
		return RawDocument.of(this.town.order(number));
	}

	/** Places orders between ordinary ones, delivered already, and archives them. */
	Outcome deliver(Way way, List<RawDocument> strange) {
		if (way == Way.STREAM) {
			// From here on, everything is an event.
			this.watcher.drain();
		}
		List<RawDocument> ordinary = new ArrayList<>();
		for (int i = 0; i < ORDINARY; i++) {
			ordinary.add(order("ordinary-" + this.ordinaries++));
		}
		orders().insert(ordinary);
		orders().insert(strange);
		RawDocument last = order("ordinary-" + this.ordinaries++);
		orders().insert(last);
		ordinary.add(last);
		Outcome outcome = run(way);
		assertArchived(ordinary);
		return outcome;
	}

	Outcome deliver(Way way, RawDocument... strange) {
		return deliver(way, List.of(strange));
	}

	private Outcome run(Way way) {
		return switch (way) {
			case ARCHIVE -> archive();
			case CATCH_UP -> outcome(this.watcher.run(WatchHarness.untilIdle(Duration.ofMillis(1500)), Start.FRESH,
					new StopSignal(), new WatchHarness.Recorder()));
			case STREAM -> outcome(this.watcher.drain());
		};
	}

	Outcome archive() {
		RunReport report = this.archiver.archive();
		return new Outcome(report.exitStatus(), report.thisExecution(), report.reason());
	}

	private static Outcome outcome(WatchReport report) {
		return new Outcome(report.exitStatus(), report.thisExecution(), report.reason());
	}

	/** Orders that were among ordinary ones. */
	static long among(long strange) {
		return ORDINARY + 1 + strange;
	}

	/** All of them, with their own bytes and those of what they refer to. */
	void assertArchived(List<RawDocument> orders) {
		RawExpectedArchive expected = new RawExpectedArchive(this.mongo.database());
		Map<StoredValue, RawDocument> archive = collection("Historique").byId();
		assertThat(archive.keySet()).contains(orders.stream().map(StrangeTown::id).toArray(StoredValue[]::new));
		for (RawDocument order : orders) {
			RawDocument archived = RawExpectedArchive.withoutStamp(Objects.requireNonNull(archive.get(id(order))));
			assertThat(archived.fields()).containsExactlyElementsOf(expected.of(order).fields());
		}
	}

	private static StoredValue id(RawDocument document) {
		return document.first("_id").orElseThrow();
	}

	/** Everything that the run read was archived as it is, and nothing is left to do. */
	void assertAllArchived(Outcome outcome, List<RawDocument> strange) {
		assertArchived(strange);
		assertThat(outcome.exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(outcome.counts().archived()).isEqualTo(among(strange.size()));
		assertThat(outcome.counts().read()).isEqualTo(among(strange.size()));
		assertThat(rejects()).isEmpty();
		assertNothingNew();
	}

	/** A second run finds only duplicates and known rejects. */
	void assertNothingNew() {
		int archived = collection("Historique").all().size();
		int rejected = rejects().size();
		Outcome again = archive();
		assertThat(again.exitStatus()).as("%s", again.counts()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(again.counts().archived()).isZero();
		assertThat(again.counts().gone()).isZero();
		assertThat(again.counts().read()).isEqualTo(again.counts().duplicates() + again.counts().knownRejects());
		assertThat(again.counts().knownRejects()).isEqualTo(rejected);
		assertThat(collection("Historique").all()).hasSize(archived);
		assertThat(rejects()).hasSize(rejected);
	}

}
