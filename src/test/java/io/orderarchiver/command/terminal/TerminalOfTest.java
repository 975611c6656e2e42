package io.orderarchiver.command.terminal;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.orderarchiver.command.terminal.Screen.Kind;
import io.orderarchiver.command.terminal.Screen.Output;
import io.orderarchiver.command.terminal.Terminal.Answers;

/**
 * A terminal of so many columns, with its rows as a person sees them: it knows carriage
 * return, line feed, "erase to the end of the line" and colours, and wraps.
 */
public final class TerminalOfTest {

	private static final String ERASE = "\u001B[K";

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final int columns;

	private final Terminal terminal;

	private TerminalOfTest(int columns, Kind kind, String answers) {
		this.columns = columns;
		PrintStream stream = new PrintStream(this.bytes, true, StandardCharsets.UTF_8);
		Output output = new Output(stream, kind);
		this.terminal = new Terminal(new Screen(output, output, () -> columns, false),
				new Answers(new BufferedReader(new StringReader(answers)), true, Optional.empty()));
	}

	public static TerminalOfTest of(int columns) {
		return of(columns, "");
	}

	/** Somebody sits at it and types answers. */
	public static TerminalOfTest of(int columns, String answers) {
		return new TerminalOfTest(columns, Kind.TERMINAL, answers);
	}

	/** As {@code TERM=dumb} says. */
	public static TerminalOfTest dumb(int columns) {
		return new TerminalOfTest(columns, Kind.TYPEWRITER, "");
	}

	public Terminal terminal() {
		return this.terminal;
	}

	/** All that came, with colours and movements. */
	public String raw() {
		return this.bytes.toString(StandardCharsets.UTF_8);
	}

	/** Whether something was longer than the terminal is wide. */
	public boolean hasWrapped() {
		return rows().stream().anyMatch((row) -> row.length() > this.columns);
	}

	/** What is to be seen; a row that is too long shows how long it was. */
	public List<String> rows() {
		List<String> rows = new ArrayList<>();
		StringBuilder row = new StringBuilder();
		int column = 0;
		String text = Ink.none(raw());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\r') {
				column = 0;
			}
			else if (c == '\n') {
				rows.add(row.toString());
				row.setLength(0);
				column = 0;
			}
			else if (text.startsWith(ERASE, i)) {
				row.setLength(column);
				i += ERASE.length() - 1;
			}
			else {
				row.replace(column, Math.min(column + 1, row.length()), String.valueOf(c));
				column++;
			}
		}
		if (!row.isEmpty()) {
			rows.add(row.toString());
		}
		return rows;
	}

}
