package io.orderarchiver.seal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;

import io.orderarchiver.archive.find.ArchivePages;
import io.orderarchiver.order.RawValue;
import org.bson.RawBsonDocument;

/** The calendar day of an archived order, by which a seal has a file. */
public final class SealDay {

	/** Of orders without a usable date. */
	public static final String UNDATED = "undated";

	private static final String SUFFIX = ".sha256";

	private SealDay() {
	}

	/**
	 * The day of an archived order.
	 * @param archived a whole document
	 * @param zone in which days are days
	 * @return like 2025-10-16, or {@link #UNDATED}
	 */
	public static String of(RawBsonDocument archived, ZoneId zone) {
		RawValue date = ArchivePages.date(archived);
		if (date == null || !date.isDateTime()) {
			return UNDATED;
		}
		try {
			return Instant.ofEpochMilli(date.dateTime()).atZone(zone).toLocalDate().toString();
		}
		catch (DateTimeException ex) {
			return UNDATED;
		}
	}

	/**
	 * The file of a day.
	 * @param day as {@link #of} says it
	 * @return its name in a seal
	 */
	public static String fileName(String day) {
		return day + SUFFIX;
	}

	/**
	 * Whether a file is that of a day.
	 * @param fileName a name in a seal
	 * @return true if {@link #ofFileName} tells which
	 */
	public static boolean isFileName(String fileName) {
		return fileName.endsWith(SUFFIX);
	}

	/**
	 * The day of a file.
	 * @param fileName the name of the file of a day
	 * @return the day
	 */
	public static String ofFileName(String fileName) {
		return fileName.substring(0, fileName.length() - SUFFIX.length());
	}

}
