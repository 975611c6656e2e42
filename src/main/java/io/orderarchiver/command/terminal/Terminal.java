package io.orderarchiver.command.terminal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntSupplier;

import io.orderarchiver.command.terminal.Screen.Kind;
import io.orderarchiver.command.terminal.Screen.Output;
import io.orderarchiver.command.terminal.Screen.Side;
import io.orderarchiver.command.terminal.ScreenStream.Lines;
import org.jspecify.annotations.Nullable;

/**
 * What a command reads from and writes to, in UTF-8 whatever the locale: under cron, Java
 * would print {@code livr?e}.
 */
public final class Terminal {

	private static final Set<String> YES = Set.of("y", "yes", "o", "oui");

	private final Screen screen;

	private final Answers answers;

	private final PrintStream out;

	private final PrintStream data;

	private final PrintStream err;

	Terminal(Screen screen, Answers answers) {
		this.screen = screen;
		this.answers = answers;
		this.out = ScreenStream.of(screen, Side.OUT, Lines.FOLDED);
		this.data = ScreenStream.of(screen, Side.OUT, Lines.WHOLE);
		this.err = ScreenStream.of(screen, Side.ERR, Lines.FOLDED);
	}

	/**
	 * Streams that are no terminal, or are told to be one that nothing moves on.
	 * @param out data and summaries
	 * @param err everything else
	 * @param in answers
	 * @param interactive whether a person can answer
	 * @return a terminal without colours and without a width
	 */
	public static Terminal of(PrintStream out, PrintStream err, BufferedReader in, boolean interactive) {
		return new Terminal(
				new Screen(new Output(out, Kind.FILE), new Output(err, Kind.FILE), () -> TerminalWidth.DEFAULT, true),
				new Answers(in, interactive, Optional.empty()));
	}

	/**
	 * The terminal, or whatever takes its place, of this process.
	 * @return streams in UTF-8
	 */
	public static Terminal ofProcess() {
		Console console = System.console();
		boolean interactive = TerminalDevice.isInteractive(console);
		Optional<Path> out = TerminalDevice.behind(1, interactive);
		Optional<Path> err = TerminalDevice.behind(2, interactive);
		Map<String, String> variables = System.getenv();
		Screen screen = new Screen(output(FileDescriptor.out, out, variables),
				output(FileDescriptor.err, err, variables), width(err.or(() -> out), variables),
				!variables.getOrDefault("NO_COLOR", "").isEmpty());
		return new Terminal(screen,
				new Answers(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), interactive,
						interactive ? Optional.ofNullable(console) : Optional.empty()));
	}

	private static Output output(FileDescriptor descriptor, Optional<Path> device, Map<String, String> variables) {
		Kind kind = device.isEmpty() ? Kind.FILE
				: "dumb".equals(variables.get("TERM")) ? Kind.TYPEWRITER : Kind.TERMINAL;
		return new Output(new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8), kind);
	}

	/** Whoever sets {@code COLUMNS} means it. */
	private static IntSupplier width(Optional<Path> device, Map<String, String> variables) {
		int set = TerminalWidth.parsed("0 " + variables.getOrDefault("COLUMNS", "0"));
		boolean given = variables.containsKey("COLUMNS");
		return (given || device.isEmpty()) ? () -> set : new TerminalWidth(device.get(), System::nanoTime);
	}

	/** Where summaries go; long lines are broken on a terminal. */
	public PrintStream out() {
		return this.out;
	}

	/** Where data go, to the same place as summaries. */
	public PrintStream data() {
		return this.data;
	}

	/** Where everything else goes; long lines are broken on a terminal. */
	public PrintStream err() {
		return this.err;
	}

	/** What is written on. */
	public Screen screen() {
		return this.screen;
	}

	/** Whether a person can answer. */
	public boolean interactive() {
		return this.answers.interactive();
	}

	/** Whether a line can move. */
	public boolean animated() {
		return this.screen.isAnimated();
	}

	/** How wide a summary may be; nothing if it may have any width. */
	public OptionalInt width() {
		return this.screen.width(Side.OUT);
	}

	/** Whether summaries and help are coloured. */
	public boolean colored() {
		return this.screen.isColored(Side.OUT);
	}

	/**
	 * Asks a person.
	 * @param question what is to be confirmed
	 * @return whether the answer is yes
	 */
	public boolean confirm(String question) {
		return isYes(ask(question + " [y/N] "));
	}

	private static boolean isYes(@Nullable String answer) {
		return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
	}

	private @Nullable String ask(String question) {
		this.screen.write(Side.ERR, question);
		try {
			return this.answers.in().readLine();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The answer could not be read", ex);
		}
	}

	/**
	 * Asks for what nobody may read over a shoulder.
	 * @param question what is wanted
	 * @return the answer, or nothing if there is none
	 */
	public Optional<String> askHidden(String question) {
		if (this.answers.console().isEmpty()) {
			return Optional.ofNullable(ask(question));
		}
		this.screen.write(Side.ERR, question);
		char @Nullable [] answer = this.answers.console().get().readPassword();
		return (answer != null) ? Optional.of(new String(answer)) : Optional.empty();
	}

	/**
	 * Reads all of what another program hands over.
	 * @return the standard input
	 */
	public String readAll() {
		StringBuilder text = new StringBuilder();
		try {
			for (String line = this.answers.in().readLine(); line != null; line = this.answers.in().readLine()) {
				text.append(line).append('\n');
			}
			return text.toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The standard input could not be read", ex);
		}
	}

	/**
	 * Where answers come from.
	 *
	 * @param in what is typed, or handed over
	 * @param interactive whether a person can answer
	 * @param console hides what is typed, if it is there
	 */
	record Answers(BufferedReader in, boolean interactive, Optional<Console> console) {
	}

}
