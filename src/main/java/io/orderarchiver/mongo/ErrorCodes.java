package io.orderarchiver.mongo;

import java.util.Set;

/**
 * Error codes of MongoDB by the names that its source gives them
 * ({@code src/mongo/base/error_codes.yml}, and plain numbers in older versions).
 */
public final class ErrorCodes {

	public static final int BAD_VALUE = 2;

	public static final int UNAUTHORIZED = 13;

	public static final int AUTHENTICATION_FAILED = 18;

	public static final int NAMESPACE_NOT_FOUND = 26;

	public static final int MAX_TIME_EXPIRED = 50;

	public static final int COMMAND_NOT_FOUND = 59;

	public static final int INDEX_OPTIONS_CONFLICT = 85;

	public static final int INDEX_KEY_SPECS_CONFLICT = 86;

	/** A sort that no index gives, too large for memory, is refused with this one. */
	public static final int OPERATION_FAILED = 96;

	/** The same, since MongoDB 4.4. */
	public static final int QUERY_EXCEEDED_MEMORY_LIMIT = 292;

	public static final int DUPLICATE_KEY = 11000;

	/** A change stream on a server that is no member of a replica set. */
	public static final int NOT_A_REPLICA_SET = 40573;

	public static final int INVALID_RESUME_TOKEN = 260;

	public static final int CHANGE_STREAM_FATAL_ERROR = 280;

	public static final int CHANGE_STREAM_HISTORY_LOST = 286;

	private static final int INVALID_BSON = 22;

	private static final int CAPPED_POSITION_LOST = 136;

	private static final int OLD_BAD_HINT = 17007;

	/** What decoding half a token ends with. */
	private static final int OVERFLOW = 15;

	/** Plain numbers of older versions: the token is not found, or is no token. */
	private static final Set<Integer> RESUME_TOKEN = Set.of(OVERFLOW, CAPPED_POSITION_LOST, INVALID_RESUME_TOKEN,
			CHANGE_STREAM_FATAL_ERROR, CHANGE_STREAM_HISTORY_LOST, 40576, 40585, 40615, 40647, 40648, 40649);

	/** While a token's text is decoded, each byte can be a wrong one. */
	private static final int FIRST_KEY_STRING_ERROR = 50804;

	private static final int LAST_KEY_STRING_ERROR = 50832;

	private static final Set<Integer> TOO_LARGE = Set.of(146, 4568, 10334, 13548, 16389, 16493, 17260, 17419, 17420,
			QUERY_EXCEEDED_MEMORY_LIMIT);

	/** The last ones speak of bounds in an index that are not those of the hint. */
	private static final Set<Integer> WITHOUT_INDEX = Set.of(BAD_VALUE, OLD_BAD_HINT, OPERATION_FAILED,
			QUERY_EXCEEDED_MEMORY_LIMIT, 51173, 51174, 51175, 51176);

	private static final Set<Integer> TRANSIENT = Set.of(6, 7, 43, 50, 64, 89, 91, 112, 133, 134, 175, 189, 202, 237,
			246, 262, 9001, 10058, 10107, 11600, 11602, 13388, 13435, 13436);

	/**
	 * Whoever asks, and for whatever values, gets these: rights, topology, name spaces,
	 * views, and a request that was interrupted.
	 */
	private static final Set<Integer> OF_EVERY_VALUE = Set.of(UNAUTHORIZED, AUTHENTICATION_FAILED, NAMESPACE_NOT_FOUND,
			COMMAND_NOT_FOUND, NOT_A_REPLICA_SET, 70, 72, 73, 165, 166, 167, 182, 11601);

	private ErrorCodes() {
	}

	/**
	 * Whether an answer, or a document on its way to one, was too large: a smaller page
	 * may do.
	 * @param code an error code
	 * @return true for codes that speak of size or memory
	 */
	public static boolean isTooLarge(int code) {
		return TOO_LARGE.contains(code);
	}

	/**
	 * Whether the server does not read what it was sent: a document that is nested too
	 * deep, mostly.
	 * @param code an error code of a whole command
	 * @return true if the command may do with fewer documents
	 */
	public static boolean isUnreadable(int code) {
		return code == OVERFLOW || code == INVALID_BSON;
	}

	/**
	 * Whether a change stream cannot be resumed where it was, nor ever will be: the oplog
	 * does not reach back, the token is not one of this cluster, or an event there is
	 * larger than MongoDB can send.
	 * @param code an error code of a change stream
	 * @return true if it needs a new position
	 */
	public static boolean isPositionLost(int code) {
		return RESUME_TOKEN.contains(code) || isTooLarge(code)
				|| (code >= FIRST_KEY_STRING_ERROR && code <= LAST_KEY_STRING_ERROR);
	}

	/**
	 * Whether the same request may succeed later: an election, a lost connection, a
	 * majority that is late.
	 * @param code an error code
	 * @return true if it is worth a retry
	 */
	public static boolean isTransient(int code) {
		return TRANSIENT.contains(code);
	}

	/**
	 * Whether a request may be refused because of a value in it, so that the same request
	 * with other values is not.
	 * @param code an error code that no retry mends
	 * @return false for what any request would be answered
	 */
	public static boolean mayBeOfValue(int code) {
		return !OF_EVERY_VALUE.contains(code) && !isTransient(code);
	}

	/**
	 * Whether a hinted and sorted query cannot be had, because its index is missing or
	 * multikey.
	 * @param code an error code
	 * @return true if the query may work without hint and sort
	 */
	public static boolean isWithoutIndex(int code) {
		return WITHOUT_INDEX.contains(code);
	}

}
