package io.orderarchiver.order;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.bson.BsonValue;

/** A status that a person reads as "delivered", and this program does not. */
public final class NearMiss {

	private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

	private static final Pattern SURROUNDING = Pattern
		.compile("^[\\s\\p{Z}\\p{Cf}\\p{Cc}]+|[\\s\\p{Z}\\p{Cf}\\p{Cc}]+$");

	private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

	private static final String DELIVERED = plain(Delivered.STATUS);

	private NearMiss() {
	}

	/**
	 * Whether it is one.
	 * @param status the {@code status} of an order
	 * @return false for the status itself
	 */
	public static boolean is(BsonValue status) {
		return status.isString() && !status.asString().getValue().equals(Delivered.STATUS)
				&& plain(status.asString().getValue()).equals(DELIVERED);
	}

	private static String plain(String text) {
		String trimmed = INVISIBLE.matcher(SURROUNDING.matcher(text).replaceAll("")).replaceAll("");
		return ACCENTS.matcher(Normalizer.normalize(trimmed, Normalizer.Form.NFD))
			.replaceAll("")
			.toLowerCase(Locale.ROOT);
	}

	/**
	 * In which ways a near miss differs.
	 * @param status a near miss
	 * @return parts of a sentence, with commas between them
	 */
	public static String difference(String status) {
		List<String> ways = new ArrayList<>();
		String trimmed = SURROUNDING.matcher(status).replaceAll("");
		if (!trimmed.equals(status)) {
			ways.add("blanks around it");
		}
		if (INVISIBLE.matcher(trimmed).find()) {
			ways.add("an invisible character");
		}
		String visible = INVISIBLE.matcher(trimmed).replaceAll("");
		String composed = Normalizer.normalize(visible, Normalizer.Form.NFC);
		if (!composed.equals(visible)) {
			ways.add("a decomposed accent");
		}
		if (!composed.toLowerCase(Locale.ROOT).equals(composed)) {
			ways.add("upper case");
		}
		if (!composed.toLowerCase(Locale.ROOT).equals(Delivered.STATUS)) {
			ways.add("no or another accent");
		}
		return String.join(", ", ways);
	}

}
