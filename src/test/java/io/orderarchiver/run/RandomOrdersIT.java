package io.orderarchiver.run;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

import com.mongodb.client.model.Filters;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.StrangeTown.Outcome;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.run.outcome.VerifyReport;
import io.orderarchiver.run.outcome.WatchReport;
import io.orderarchiver.testing.DatabaseFixture;
import io.orderarchiver.testing.RawDocument;
import io.orderarchiver.testing.RawExpectedArchive;
import io.orderarchiver.testing.StoredValue;
import io.orderarchiver.verify.finding.FindingKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Orders with random values: none is lost, wrong, or in another's way. Another seed and
 * another number of orders: {@code -Drandom.seed=17 -Drandom.orders=2000}, or
 * {@code RANDOM_SEED} and {@code RANDOM_ORDERS} in the environment.
 */
@Timeout(900)
class RandomOrdersIT extends DatabaseFixture {

	private static final long SEED = given("random.seed", System.nanoTime());

	private static final int ORDERS = (int) given("random.orders", 20_000);

	/** What a page of events has to hold is the same; a tenth of them will do. */
	private static final int STREAMED = ORDERS / 10;

	private static final byte STRING = 0x02;

	/** An order from here on may be too large for what it becomes. */
	private static final int LARGE = 1024 * 1024;

	private static long given(String property, long otherwise) {
		String environment = System.getenv(property.replace('.', '_').toUpperCase(Locale.ROOT));
		String given = System.getProperty(property, environment);
		return (given != null) ? Long.parseLong(given) : otherwise;
	}

	@BeforeEach
	void needAServerThatKnowsEachType() {
		assumeTrue(this.mongo.isReal(), "the embedded server cannot sort each type, nor look up each reference");
	}

	@Test
	void eachIsArchivedAsItIsOrRejectedForAReasonByTheArchive() {
		repeatable(() -> {
			StrangeTown town = StrangeTown.in(this.mongo, this.home);
			place(town, ORDERS);
			assertEachIsInItsPlace(town, archive(town));
			assertNothingNew(town);
		});
	}

	@Test
	void eachIsArchivedAsItIsOrRejectedForAReasonByTheStream() {
		repeatable(() -> {
			StrangeTown town = StrangeTown.in(this.mongo, this.home);
			WatchHarness watcher = WatchHarness.of(this.mongo.uri(), this.mongo.databaseName(), this.home);
			watcher.drain();
			place(town, STREAMED);
			WatchReport report = watcher.drain();
			assertEachIsInItsPlace(town, new Outcome(report.exitStatus(), report.thisExecution(), report.reason()));
			assertNothingNew(town);
		});
	}

	private static void repeatable(Runnable test) {
		try {
			test.run();
		}
		catch (AssertionError | RuntimeException ex) {
			throw new AssertionError("To repeat it: -Drandom.seed=%d -Drandom.orders=%d".formatted(SEED, ORDERS), ex);
		}
	}

	private void place(StrangeTown town, int count) {
		RandomOrders random = new RandomOrders(town, new Random(SEED), count, this.mongo.isReal());
		random.settle();
		List<RawDocument> orders = random.orders();
		town.orders().insertWhatIsTaken(orders);
		assertThat(delivered(town)).as("what the server takes").hasSizeGreaterThan(count / 2);
	}

	private static List<RawDocument> delivered(StrangeTown town) {
		return town.orders().find(Filters.eq("status", "livrée"));
	}

	private static Outcome archive(StrangeTown town) {
		RunReport report = town.archiver()
			.archive(new ArchiveOptions(Window.ALL, ArchiveMode.ARCHIVE, ArchiveOptions.DEFAULT_BATCH_SIZE, ORDERS,
					OptionalInt.empty()), Start.RESUME, new StopSignal(), new ArchiveHarness.Recorder());
		return new Outcome(report.exitStatus(), report.thisExecution(), report.reason());
	}

	private void assertEachIsInItsPlace(StrangeTown town, Outcome outcome) {
		List<RawDocument> delivered = delivered(town);
		Map<StoredValue, RawDocument> archive = town.collection("Historique").byId();
		Map<StoredValue, RawDocument> rejects = town.collection("Historique_rejets").byId();
		RawExpectedArchive expected = new RawExpectedArchive(this.mongo.database());
		Numbers numbers = Numbers.of(delivered);
		for (RawDocument order : delivered) {
			StoredValue id = order.first("_id").orElseThrow();
			RawDocument archived = archive.remove(id);
			RawDocument reject = rejects.remove(id);
			if (archived != null) {
				assertThat(reject).as("reject of an archived order %s", order).isNull();
				assertThat(RawExpectedArchive.withoutStamp(archived).fields()).as("the archived order of %s", order)
					.containsExactlyElementsOf(expected.of(order).fields());
			}
			else {
				assertThat(reject).as("neither archived nor rejected: %s", order).isNotNull();
				numbers.assertReason(Objects.requireNonNull(reject), order);
			}
		}
		assertThat(archive).as("archived without being delivered").isEmpty();
		assertThat(rejects).as("rejected without being delivered").isEmpty();
		// An event that no server can send makes a watch catch up, and meet orders twice.
		assertThat(outcome.counts().archived() + outcome.counts().rejects()).as("%s", outcome.counts())
			.isEqualTo(delivered.size());
		assertThat(outcome.counts().gone()).as("%s", outcome.counts()).isZero();
		assertVerificationSaysSo(delivered.size(), outcome.counts().rejects());
	}

	private void assertVerificationSaysSo(long delivered, long rejects) {
		VerifyReport report = VerifyHarness.of(this.mongo.uri(), this.mongo.databaseName(), this.home)
			.verifyInPagesOf(500);
		assertThat(report.counts().of(FindingKind.REJECTED)).as("%s %s", report.reason(), report.counts())
			.isEqualTo(rejects);
		assertThat(report.counts().equal()).as("%s", report.counts()).isEqualTo(delivered - rejects);
		assertThat(report.counts().lookedAt()).as("%s", report.counts()).isEqualTo(delivered);
	}

	private static void assertNothingNew(StrangeTown town) {
		Map<StoredValue, RawDocument> before = town.collection("Historique_rejets").byId();
		Outcome again = archive(town);
		long changed = town.collection("Historique_rejets")
			.byId()
			.entrySet()
			.stream()
			.filter((reject) -> isConflictByNow(before.get(reject.getKey()), reject.getValue()))
			.count();
		assertThat(again.counts().archived() + again.counts().gone()).as("%s", again.counts()).isZero();
		assertThat(again.counts().rejects()).as("%s", again.counts()).isEqualTo(changed);
	}

	/** Another order with its number was archived behind it, which is found first now. */
	private static boolean isConflictByNow(@Nullable RawDocument before, RawDocument now) {
		return before != null && !before.first("reason").equals(now.first("reason"))
				&& now.first("reason").equals(Optional.of(StoredValue.of("CONFLICT")));
	}

	/** Which numbers delivered orders have, and which more than one has. */
	private record Numbers(Set<StoredValue> shared) {

		static Numbers of(List<RawDocument> orders) {
			Map<StoredValue, Integer> times = new HashMap<>();
			orders.forEach((order) -> order.first("numero_commande")
				.ifPresent((number) -> times.merge(number, 1, Integer::sum)));
			Set<StoredValue> shared = new HashSet<>(times.keySet());
			shared.removeIf((number) -> Objects.requireNonNull(times.get(number)) == 1);
			return new Numbers(shared);
		}

		void assertReason(RawDocument reject, RawDocument order) {
			Optional<StoredValue> number = order.first("numero_commande");
			String reason = text(reject.first("reason").orElseThrow());
			switch (reason) {
				case "INVALID_NUMBER" -> assertThat(number.filter(Numbers::isUsable)).isEmpty();
				case "CONFLICT" -> assertThat(this.shared).contains(number.orElseThrow());
				default -> assertThat(order.toBson().getByteBuffer().remaining()).as("%s of %s", reason, order)
					.isGreaterThan(LARGE);
			}
		}

		private static boolean isUsable(StoredValue number) {
			return number.type() == STRING && !text(number).codePoints()
				.allMatch((point) -> Character.isWhitespace(point) || Character.isSpaceChar(point));
		}

		private static String text(StoredValue string) {
			byte[] bytes = string.bytes().array();
			int offset = string.bytes().arrayOffset() + string.bytes().position();
			return new String(bytes, offset + Integer.BYTES, string.bytes().remaining() - Integer.BYTES - 1,
					StandardCharsets.UTF_8);
		}

	}

}
