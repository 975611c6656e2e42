package io.orderarchiver.command.invocation;

import java.util.Map;

/** What the reasons of rejects mean. */
public final class ReasonMeaning {

	private static final Map<String, String> MEANINGS = Map.of("INVALID_NUMBER",
			"numero_commande is missing, blank or no text", "CONFLICT", "the number is archived for another order",
			"DUPLICATE_KEY", "a unique index of the archive besides the number's refuses it", "REFUSED",
			"MongoDB refuses the archived order", "TOO_LARGE", "larger than MongoDB allows");

	private ReasonMeaning() {
	}

	/**
	 * The meaning of a reason.
	 * @param reason its name
	 * @return half a sentence
	 */
	public static String of(String reason) {
		return MEANINGS.getOrDefault(reason, "a reason that this version does not know");
	}

}
