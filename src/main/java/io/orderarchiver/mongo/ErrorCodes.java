package io.orderarchiver.mongo;

import java.util.Set;

/**
 * Error codes of MongoDB by the names that its source gives them
 * ({@code src/mongo/base/error_codes.yml}, and plain numbers in older versions).
 */
public final class ErrorCodes {

	public static final int BAD_VALUE = 2;

	public static final int UNAUTHORIZED = 13;

	public static final int NAMESPACE_NOT_FOUND = 26;

	public static final int INDEX_OPTIONS_CONFLICT = 85;

	public static final int INDEX_KEY_SPECS_CONFLICT = 86;

	/** A sort that no index gives, too large for memory, is refused with this one. */
	public static final int OPERATION_FAILED = 96;

	/** The same, since MongoDB 4.4. */
	public static final int QUERY_EXCEEDED_MEMORY_LIMIT = 292;

	public static final int DOCUMENT_VALIDATION_FAILURE = 121;

	public static final int DUPLICATE_KEY = 11000;

	private static final int OLD_BAD_HINT = 17007;

	private static final Set<Integer> TOO_LARGE = Set.of(146, 4568, 10334, 13548, 16389, 17260, 17419, 17420,
			QUERY_EXCEEDED_MEMORY_LIMIT);

	private static final Set<Integer> TRANSIENT = Set.of(6, 7, 43, 50, 64, 89, 91, 112, 133, 134, 175, 189, 202, 237,
			246, 262, 9001, 10058, 10107, 11600, 11602, 13388, 13435, 13436);

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
	 * Whether the same request may succeed later: an election, a lost connection, a
	 * majority that is late.
	 * @param code an error code
	 * @return true if it is worth a retry
	 */
	public static boolean isTransient(int code) {
		return TRANSIENT.contains(code);
	}

	/**
	 * Whether a hinted and sorted query cannot be had, because its index is missing or
	 * multikey.
	 * @param code an error code
	 * @return true if the query may work without hint and sort
	 */
	public static boolean isWithoutIndex(int code) {
		return code == BAD_VALUE || code == OLD_BAD_HINT || code == OPERATION_FAILED
				|| code == QUERY_EXCEEDED_MEMORY_LIMIT;
	}

}
