package io.orderarchiver.command.seal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.seal.SealDirectory;
import io.orderarchiver.seal.check.DayResult;
import io.orderarchiver.seal.check.Difference;
import io.orderarchiver.seal.check.SealCheckReport;
import org.jspecify.annotations.Nullable;

/**
 * What {@code seal check --output json} prints, in this order. Of a seal that cannot be
 * read there are only directory, exit code and problems.
 *
 * @param seal its directory
 * @param exitCode how the process ends
 * @param digest what stands for the seal
 * @param signature valid, invalid, none or not_checked
 * @param target what it was checked against
 * @param sealedTarget what was sealed
 * @param run the run that sealed
 * @param sealedAt when
 * @param formerSeal the digest of the seal before, or null
 * @param problems what is wrong with the seal itself
 * @param sealed how many archived orders are sealed
 * @param differences how many are otherwise since, by kind
 * @param days the days on which some are
 * @param orders up to 100 of those that are otherwise, but for added ones
 */
record SealCheckResult(String seal, int exitCode, @Nullable String digest, @Nullable String signature,
		@Nullable String target, @Nullable String sealedTarget, @Nullable Long run, @Nullable String sealedAt,
		@Nullable String formerSeal, List<String> problems, long sealed, Map<String, Long> differences, List<Day> days,
		List<Order> orders) {

	static SealCheckResult of(SealDirectory seal, SealCheckReport report, String target) {
		Map<String, Long> differences = new LinkedHashMap<>();
		for (Difference difference : Difference.values()) {
			differences.put(word(difference), report.of(difference));
		}
		return new SealCheckResult(seal.path().toString(),
				(report.holds() ? ExitStatus.COMPLETE : ExitStatus.NOT_PROVEN).code(), report.digest(),
				report.signature().name().toLowerCase(Locale.ROOT), target, report.run().target(), report.run().run(),
				report.run().sealedAt(), report.run().formerSeal(), report.problems(), report.sealed(), differences,
				report.days()
					.stream()
					.filter((day) -> day.differences().values().stream().anyMatch((count) -> count > 0))
					.map(Day::of)
					.toList(),
				report.named()
					.stream()
					.map((order) -> new Order(order.day(), word(order.difference()), order.id(), order.line()))
					.toList());
	}

	/** Nothing could be compared. */
	static SealCheckResult broken(SealDirectory seal, String problem) {
		return new SealCheckResult(seal.path().toString(), ExitStatus.NOT_PROVEN.code(), null, null, null, null, null,
				null, null, List.of(problem), 0, Map.of(), List.of(), List.of());
	}

	private static String word(Difference difference) {
		return difference.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * A day.
	 *
	 * @param day like 2025-10-16, or undated
	 * @param sealed how many archived orders are sealed
	 * @param differences how many are otherwise since, by kind
	 */
	record Day(String day, long sealed, Map<String, Long> differences) {

		static Day of(DayResult result) {
			Map<String, Long> differences = new LinkedHashMap<>();
			result.differences().forEach((difference, count) -> differences.put(word(difference), count));
			return new Day(result.day(), result.sealed(), differences);
		}

	}

	/**
	 * An archived order.
	 *
	 * @param day of which day
	 * @param difference changed, removed, erased or completed
	 * @param id its {@code _id} as canonical extended JSON
	 * @param line where the seal has it
	 */
	record Order(String day, String difference, String id, long line) {
	}

}
