package io.orderarchiver.verify.finding;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

import io.orderarchiver.verify.finding.FindingKind.Strictness;

/**
 * How often what was found. Each order that was looked at is equal, or has one finding.
 *
 * @param equal orders that the archive has as they are
 * @param findings the others; each kind has an entry
 * @param recheckedAway how many looked wrong at first, and were not when looked at again
 */
public record FindingCounts(long equal, Map<FindingKind, Long> findings, long recheckedAway) {

	/** Nothing yet. */
	public static final FindingCounts ZERO = new FindingCounts(0, Map.of(), 0);

	/** Gives each kind an entry, in the order of judging. */
	public FindingCounts {
		Map<FindingKind, Long> all = new EnumMap<>(FindingKind.class);
		for (FindingKind kind : FindingKind.values()) {
			all.put(kind, findings.getOrDefault(kind, 0L));
		}
		findings = Collections.unmodifiableMap(all);
	}

	/**
	 * Adds what another step of the run has found.
	 * @param other the other one; counts below zero take back what was counted before
	 * @return the sums
	 */
	public FindingCounts plus(FindingCounts other) {
		Map<FindingKind, Long> sums = new EnumMap<>(this.findings);
		other.findings.forEach((kind, count) -> sums.merge(kind, count, Long::sum));
		return new FindingCounts(this.equal + other.equal, sums, this.recheckedAway + other.recheckedAway);
	}

	/**
	 * How many orders were looked at.
	 * @return the sum of the equal ones and of each kind
	 */
	public long lookedAt() {
		return this.equal + this.findings.values().stream().mapToLong(Long::longValue).sum();
	}

	/**
	 * How often something was found.
	 * @param kind what
	 * @return its number
	 */
	public long of(FindingKind kind) {
		return this.findings.getOrDefault(kind, 0L);
	}

	/**
	 * Whether the archive is not proven.
	 * @param strictness whether drift counts
	 * @return true if there is a finding that somebody has to see to
	 */
	public boolean hasFaults(Strictness strictness) {
		return this.findings.entrySet()
			.stream()
			.anyMatch((finding) -> finding.getValue() > 0 && finding.getKey().isFault(strictness));
	}

}
