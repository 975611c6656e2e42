package io.orderarchiver.command.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.function.IntSupplier;

/**
 * The two streams of a process, of which either may be a terminal. At its bottom there
 * may be a line that moves: whatever else is written stands above it, whoever writes it.
 */
public final class Screen {

	private static final String ERASE = "\r\u001B[K";

	private final Output out;

	private final Output err;

	private final IntSupplier width;

	/** What moves, as it is shown now; nothing if it is empty. */
	private String live = "";

	private ColorChoice color = ColorChoice.AUTO;

	private final boolean colorless;

	/**
	 * Creates a screen.
	 * @param out the standard output
	 * @param err the standard error
	 * @param width how many columns a terminal has
	 * @param colorless whether nobody wants colours who does not ask for them
	 */
	Screen(Output out, Output err, IntSupplier width, boolean colorless) {
		this.out = out;
		this.err = err;
		this.width = width;
		this.colorless = colorless;
	}

	/** What a stream of the process is. */
	enum Kind {

		/** A terminal on which a line can move. */
		TERMINAL,

		/** A terminal that can but write on. */
		TYPEWRITER,

		/** A file, a pipe, or whatever else keeps what it gets. */
		FILE

	}

	/** Which of the two. */
	enum Side {

		OUT, ERR

	}

	/**
	 * A stream and what it is.
	 *
	 * @param stream where bytes go
	 * @param kind what is behind it
	 */
	record Output(PrintStream stream, Kind kind) {

		boolean isTerminal() {
			return this.kind != Kind.FILE;
		}

	}

	/**
	 * Chooses when there are colours.
	 * @param choice what was typed
	 */
	public synchronized void color(ColorChoice choice) {
		this.color = choice;
	}

	/** Whether a line can move. */
	boolean isAnimated() {
		return this.err.kind() == Kind.TERMINAL;
	}

	/**
	 * How wide a line may be.
	 * @param side where it is written to
	 * @return nothing where lines may have any length
	 */
	OptionalInt width(Side side) {
		return output(side).isTerminal() ? OptionalInt.of(this.width.getAsInt()) : OptionalInt.empty();
	}

	/** Whether what is written there is coloured. */
	synchronized boolean isColored(Side side) {
		return switch (this.color) {
			case ALWAYS -> true;
			case NEVER -> false;
			case AUTO -> output(side).kind() == Kind.TERMINAL && !this.colorless;
		};
	}

	private Output output(Side side) {
		return (side == Side.OUT) ? this.out : this.err;
	}

	/**
	 * Writes above the line that moves.
	 * @param side where to
	 * @param text whole lines, each with its end
	 */
	synchronized void write(Side side, String text) {
		boolean apart = !this.live.isEmpty() && output(side).isTerminal();
		if (apart) {
			put(this.err, ERASE);
		}
		put(output(side), text);
		if (apart) {
			put(this.err, this.live);
		}
	}

	/**
	 * Shows a line at the bottom, in the place of the one before.
	 * @param line is cut where the terminal ends
	 */
	public void show(String line) {
		int columns = columns();
		String plain = Ink.none(line);
		String fitting = (plain.length() <= columns) ? line : plain.substring(0, Math.max(columns, 0));
		replace(isColored(Side.ERR) ? fitting : Ink.none(fitting));
	}

	/** How wide the line at the bottom may be: behind the last column it would wrap. */
	public int columns() {
		return this.width.getAsInt() - 1;
	}

	private synchronized void replace(String line) {
		if (!line.equals(this.live)) {
			put(this.err, ERASE + line);
			this.live = line;
		}
	}

	/** The line at the bottom moves no more: what follows stands below it. */
	public synchronized void leave() {
		if (!this.live.isEmpty()) {
			this.live = "";
			put(this.err, System.lineSeparator());
		}
	}

	private static void put(Output output, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		output.stream().write(bytes, 0, bytes.length);
		output.stream().flush();
	}

}
