package io.orderarchiver.command.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Hands what is printed to a screen, line by line: a part of one waits for the rest, so
 * that nothing comes between.
 */
final class ScreenStream extends OutputStream {

	private final Screen screen;

	private final Screen.Side side;

	private final Lines lines;

	private final ByteArrayOutputStream part = new ByteArrayOutputStream();

	private ScreenStream(Screen screen, Screen.Side side, Lines lines) {
		this.screen = screen;
		this.side = side;
		this.lines = lines;
	}

	/** What becomes of a long line. */
	enum Lines {

		/** It is broken between words, where it is too long for a terminal. */
		FOLDED,

		/** It stays: another program reads it. */
		WHOLE

	}

	/** A stream to print to. */
	static PrintStream of(Screen screen, Screen.Side side, Lines lines) {
		return new PrintStream(new ScreenStream(screen, side, lines), true, StandardCharsets.UTF_8);
	}

	@Override
	public void write(int b) {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public synchronized void write(byte[] bytes, int offset, int length) {
		int end = offset + length;
		int begin = offset;
		for (int i = offset; i < end; i++) {
			if (bytes[i] == '\n') {
				this.part.write(bytes, begin, i + 1 - begin);
				begin = i + 1;
			}
		}
		if (begin > offset) {
			pass();
		}
		this.part.write(bytes, begin, end - begin);
	}

	private void pass() {
		String text = this.part.toString(StandardCharsets.UTF_8);
		this.part.reset();
		OptionalInt width = (this.lines == Lines.FOLDED) ? this.screen.width(this.side) : OptionalInt.empty();
		String shown = width.isPresent() ? folded(text, new Fold(width.getAsInt())) : text;
		this.screen.write(this.side, this.screen.isColored(this.side) ? shown : Ink.none(shown));
	}

	private static String folded(String text, Fold fold) {
		return Arrays.stream(text.split("\n", -1))
			.flatMap((line) -> fold.lines(line).stream())
			.collect(Collectors.joining("\n"));
	}

}
