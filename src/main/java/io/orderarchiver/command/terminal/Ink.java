package io.orderarchiver.command.terminal;

import java.util.regex.Pattern;

import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * What colour helps to see. Text carries it always; a {@link Screen} takes it out again
 * where nobody sees colours, or wants none.
 */
public enum Ink {

	/** What failed. */
	FAILED(Style.fg_red),

	/** What somebody has to see to. */
	WARNING(Style.fg_yellow),

	/** What there is none of. */
	NOTHING(Style.faint),

	/** What stands above other lines. */
	HEADING(Style.bold);

	private static final Pattern ESCAPES = Pattern.compile("\u001B\\[[0-9;]*m");

	private final String on;

	Ink(IStyle style) {
		this.on = style.on();
	}

	/**
	 * Colours text.
	 * @param text without any colour
	 * @return the same to look at
	 */
	public String of(String text) {
		return this.on + text + Style.reset.on();
	}

	/**
	 * Takes all colours out.
	 * @param text may have some
	 * @return text for a file
	 */
	public static String none(String text) {
		return (text.indexOf('\u001B') < 0) ? text : ESCAPES.matcher(text).replaceAll("");
	}

	/** How many columns text takes. */
	static int width(String text) {
		return none(text).length();
	}

}
