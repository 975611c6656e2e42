package io.orderarchiver.command.rejects;

import java.util.List;
import java.util.Map;

import io.orderarchiver.archive.rejects.KeptReject;
import org.jspecify.annotations.Nullable;

/**
 * What {@code rejects list --output json} prints, in this order.
 *
 * @param target where the store is
 * @param collection what it is called
 * @param total how many rejects there are
 * @param byReason how many of each reason
 * @param rejects those that the limit allows to list
 */
record RejectsResult(String target, String collection, long total, Map<String, Long> byReason, List<Listed> rejects) {

	static RejectsResult of(String target, String collection, Map<String, Long> counts, List<KeptReject> listed) {
		return new RejectsResult(target, collection, counts.values().stream().mapToLong(Long::longValue).sum(), counts,
				listed.stream().map(Listed::of).toList());
	}

	/**
	 * A reject without its order.
	 *
	 * @param id the order's {@code _id} as text
	 * @param number its number, or null
	 * @param reason why it was rejected
	 * @param stage where on its way
	 * @param run which run was the first to meet it for that reason
	 * @param lastRun which run met it last
	 * @param attempts how often it was rejected
	 * @param firstRejectedAt when first, or null
	 * @param lastRejectedAt when last, or null
	 */
	record Listed(String id, @Nullable String number, String reason, String stage, long run, long lastRun,
			long attempts, @Nullable String firstRejectedAt, @Nullable String lastRejectedAt) {

		static Listed of(KeptReject reject) {
			return new Listed(reject.key().idText(), reject.shownNumber().orElse(null), reject.reason(), reject.stage(),
					reject.run(), reject.lastRun(), reject.attempts(),
					reject.firstRejectedAt().map(String::valueOf).orElse(null),
					reject.lastRejectedAt().map(String::valueOf).orElse(null));
		}

	}

}
