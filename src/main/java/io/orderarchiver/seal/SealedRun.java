package io.orderarchiver.seal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

import io.orderarchiver.archive.keys.Window;
import org.jspecify.annotations.Nullable;

/**
 * The run that wrote a seal: {@code run.json}.
 *
 * @param target the database, and where it is
 * @param collection what was sealed
 * @param from the first order date inside, or null for no bound
 * @param to the first order date outside, or null for no bound
 * @param zone in which days are days
 * @param run the run's number
 * @param verifiedSince when the verification began
 * @param sealedAt when the archive was read
 * @param version the program that wrote it
 * @param archivedOrders how many are sealed
 * @param lookedAt how many orders were verified
 * @param equal how many the archive had as they are
 * @param findings the others, by kind
 * @param formerSeal the digest of the manifest of the former seal of the same target, or
 * null if there was none
 */
public record SealedRun(String target, String collection, @Nullable String from, @Nullable String to, String zone,
		long run, String verifiedSince, String sealedAt, String version, long archivedOrders, long lookedAt, long equal,
		Map<String, Long> findings, @Nullable String formerSeal) {

	/**
	 * Which order dates are sealed.
	 * @return the window
	 * @throws DateTimeException if a bound is no instant
	 * @throws IllegalArgumentException if the bounds are in the wrong order
	 */
	public Window window() {
		return new Window(instant(this.from), instant(this.to));
	}

	private static @Nullable Instant instant(@Nullable String text) {
		return (text != null) ? Instant.parse(text) : null;
	}

	/**
	 * In which days are days.
	 * @return the time zone
	 * @throws DateTimeException if there is none of that name
	 */
	public ZoneId zoneId() {
		return ZoneId.of(this.zone);
	}

}
