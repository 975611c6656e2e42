package io.orderarchiver.doctor.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.orderarchiver.doctor.finding.Finding;
import org.bson.BsonDocument;

/** Whether this host and MongoDB agree on what time it is. */
public final class ClockCheck implements MongoCheck {

	/**
	 * Beyond it, date_archivage and the windows of yesterday are those of another day.
	 */
	private static final Duration TOLERANCE = Duration.ofSeconds(1);

	private final Clock clock;

	/**
	 * Creates the check.
	 * @param clock tells what time it is here
	 */
	public ClockCheck(Clock clock) {
		this.clock = clock;
	}

	@Override
	public String name() {
		return "clock";
	}

	@Override
	public Need need() {
		return Need.CONNECTION;
	}

	@Override
	public List<Finding> look(ConnectedServer server) {
		// The first answer may have opened a connection.
		server.hello();
		Instant before = this.clock.instant();
		BsonDocument hello = server.hello();
		Instant after = this.clock.instant();
		if (!hello.containsKey("localTime")) {
			return List.of(Finding.info("not known here: this server does not tell its time"));
		}
		return List.of(judge(Instant.ofEpochMilli(hello.getDateTime("localTime").getValue()), before, after));
	}

	/** Somewhere between question and answer, the server looked at its clock. */
	static Finding judge(Instant theirs, Instant before, Instant after) {
		Duration uncertainty = Duration.between(before, after).dividedBy(2);
		Duration skew = Duration.between(before.plus(uncertainty), theirs);
		String sentence = String.format(Locale.ROOT, "MongoDB's clock is %.1f s %s this host's (± %.1f s)",
				skew.abs().toMillis() / 1000.0, skew.isNegative() ? "behind" : "ahead of",
				uncertainty.toMillis() / 1000.0);
		if (skew.abs().minus(uncertainty).compareTo(TOLERANCE) <= 0) {
			return Finding.ok("MongoDB and this host agree within %.1f s"
				.formatted(Math.max(0.1, skew.abs().plus(uncertainty).toMillis() / 1000.0)));
		}
		return Finding.warning(sentence)
			.detail("date_archivage is by this host's clock, and so is what \"yesterday\" means.")
			.remedy("timedatectl set-ntp true   # on the host whose clock is wrong");
	}

}
