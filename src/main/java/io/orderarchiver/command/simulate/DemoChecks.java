package io.orderarchiver.command.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.run.outcome.Counts;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.run.outcome.VerifyReport;
import io.orderarchiver.simulation.data.GenerationReport;
import io.orderarchiver.simulation.drift.DriftKind;
import io.orderarchiver.simulation.drift.DriftReport;
import org.bson.Document;

/** Holds two archive runs and the archive itself against the generator's promise. */
final class DemoChecks {

	private final List<Check> checks = new ArrayList<>();

	private DemoChecks() {
	}

	static DemoChecks of(GenerationReport promise, RunReport first, RunReport second, VerifyReport verified,
			DriftReport drift, VerifyReport found, MongoCollection<Document> archive) {
		DemoChecks checks = new DemoChecks();
		checks.expectFirst(promise, first);
		checks.expectSecond(promise, second.total());
		checks.expect("both runs end with exit code", ExitStatus.COMPLETE.code(),
				Math.max(first.exitStatus().code(), second.exitStatus().code()));
		checks.expect("verified: equal", promise.delivered(), verified.counts().equal());
		checks.expect("verified: exit code", ExitStatus.COMPLETE.code(), verified.exitStatus().code());
		checks.expect("verified after tampering: findings", drift.findings(), findings(found));
		checks.expect("verified after tampering: exit code", ExitStatus.NOT_PROVEN.code(), found.exitStatus().code());
		checks.expect("documents in the archive", promise.delivered() - unarchived(drift), archive.countDocuments());
		checks.expect("incomplete ones in the archive", promise.incomplete(),
				archive.countDocuments(Filters.eq(ArchivedOrder.INCOMPLETE, true)));
		return checks;
	}

	private static Map<String, Long> findings(VerifyReport found) {
		Map<String, Long> findings = new TreeMap<>();
		found.counts().findings().forEach((kind, count) -> findings.put(kind.name(), count));
		findings.values().removeIf((count) -> count == 0);
		return findings;
	}

	private static long unarchived(DriftReport drift) {
		return drift.orders().stream().filter((order) -> order.kind() == DriftKind.UNARCHIVED).count();
	}

	private void expectFirst(GenerationReport promise, RunReport first) {
		Counts counts = first.total();
		expect("first run: archived", promise.delivered(), counts.archived());
		expect("first run: incomplete", promise.incomplete(), counts.incomplete());
		expect("first run: missing fields", promise.missing(), counts.missing());
		expect("first run: duplicates", 0L, counts.duplicates());
		expect("first run: rejects", 0L, counts.rejects() + counts.knownRejects());
	}

	private void expectSecond(GenerationReport promise, Counts counts) {
		expect("second run: read", promise.delivered(), counts.read());
		expect("second run: duplicates", promise.delivered(), counts.duplicates());
		expect("second run: archived", 0L, counts.archived());
	}

	private void expect(String what, Object promised, Object found) {
		this.checks.add(new Check(what, promised, found));
	}

	boolean allAgree() {
		return this.checks.stream().allMatch(Check::agrees);
	}

	@Override
	public String toString() {
		return this.checks.stream().map(Check::toString).collect(Collectors.joining("\n"));
	}

	/**
	 * One comparison.
	 *
	 * @param what is compared
	 * @param promised what must be
	 * @param found what is
	 */
	private record Check(String what, Object promised, Object found) {

		boolean agrees() {
			return this.promised.equals(this.found);
		}

		@Override
		public String toString() {
			return agrees() ? "  ok       %s: %s".formatted(this.what, this.found)
					: "  DIFFERS  %s: promised %s, found %s".formatted(this.what, this.promised, this.found);
		}

	}

}
