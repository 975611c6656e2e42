package io.orderarchiver.simulation.server;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;

/**
 * A position in an {@link OperationLog}: whatever is later than its time comes next.
 * Clients see a hexadecimal text, which sorts as the positions do.
 *
 * @param time the cluster time up to which everything was read
 * @param origin the log that it is a position in; {@code null} for one of another server
 * @param kind what was read last
 */
record ResumeToken(BsonTimestamp time, @Nullable Origin origin, Kind kind) {

	private static final String TIMESTAMP = "82";

	private static final Pattern HEX = Pattern.compile("(?:[0-9A-F]{2})*");

	private static final Pattern TIMED = Pattern.compile(TIMESTAMP + "([0-9A-F]{16})(.*)");

	private static final Pattern OWN = Pattern.compile("([0-9A-F]{8})([0-9A-F]{8})(0[1-3])");

	/**
	 * Reads a token.
	 * @param value what a client sent
	 * @return the token
	 * @throws MongoServerError with MongoDB's codes 40647, 9, 40649 or 50811 if it is
	 * none
	 */
	static ResumeToken parse(@Nullable Object value) {
		if (!(value instanceof Document document) || !(document.get("_data") instanceof String data)) {
			throw new MongoServerError(40647, "Location40647", "Bad resume token: _data of missing or of wrong type");
		}
		String text = data.toUpperCase(Locale.ROOT);
		if (!HEX.matcher(text).matches()) {
			throw new MongoServerError(9, "FailedToParse", "resume token string was not a valid hex string");
		}
		if (text.isEmpty()) {
			throw new MongoServerError(40649, "Location40649", "invalid empty resume token");
		}
		Matcher timed = TIMED.matcher(text);
		if (!timed.matches()) {
			throw new MongoServerError(50811, "Location50811", "KeyString format error: Unknown type");
		}
		BsonTimestamp time = new BsonTimestamp(Long.parseUnsignedLong(timed.group(1), 16));
		Matcher own = OWN.matcher(timed.group(2));
		return own.matches() ? new ResumeToken(time, new Origin(own.group(1), own.group(2)), Kind.of(own.group(3)))
				: new ResumeToken(time, null, Kind.EVENT);
	}

	/** The position after what happened at a time. */
	ResumeToken moveTo(BsonTimestamp later, Kind laterKind) {
		return new ResumeToken(later, this.origin, laterKind);
	}

	Document toDocument() {
		String hex = TIMESTAMP + "%016X".formatted(this.time.getValue()) + ((this.origin != null) ? this.origin : "")
				+ this.kind.hex;
		return new Document("_data", hex);
	}

	/** What a position comes after, in the order of positions of the same time. */
	enum Kind {

		/** An operation that a change stream shows. */
		EVENT("01"),

		/** The end of a change stream, which that operation led to. */
		INVALIDATE("02"),

		/** Nothing that a change stream shows. */
		HIGH_WATER_MARK("03");

		private final String hex;

		Kind(String hex) {
			this.hex = hex;
		}

		private static Kind of(String hex) {
			return Arrays.stream(values()).filter((kind) -> kind.hex.equals(hex)).findFirst().orElseThrow();
		}

	}

	/**
	 * Which log.
	 *
	 * @param server the server that it belongs to, as eight hexadecimal digits
	 * @param log the log itself, as eight more: a server may lose one and begin another
	 */
	record Origin(String server, String log) {

		/** A new log of a server. */
		static Origin of(String server) {
			return new Origin(server.toUpperCase(Locale.ROOT), digits());
		}

		/** A new log of a new server. */
		static Origin random() {
			return of(digits());
		}

		private static String digits() {
			return HexFormat.of().withUpperCase().toHexDigits(new SecureRandom().nextInt());
		}

		@Override
		public String toString() {
			return this.server + this.log;
		}

	}

}
