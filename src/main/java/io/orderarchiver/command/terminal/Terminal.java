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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a command reads from and writes to, in UTF-8 whatever the locale: under cron, Java
 * would print {@code livr?e}.
 *
 * @param out data and summaries
 * @param err everything else
 * @param in answers
 * @param interactive whether a person can answer
 * @param animated whether {@code err} can show a line that moves
 */
public record Terminal(PrintStream out, PrintStream err, BufferedReader in, boolean interactive, boolean animated) {

	private static final Set<String> YES = Set.of("y", "yes", "o", "oui");

	/**
	 * The terminal, or whatever takes its place, of this process.
	 * @return streams in UTF-8
	 */
	public static Terminal ofProcess() {
		boolean interactive = isTerminal(System.console());
		return new Terminal(stream(FileDescriptor.out), stream(FileDescriptor.err),
				new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), interactive,
				isErrAnimated(interactive));
	}

	/** From Java 22 on there is always a console, which then says whether it is one. */
	private static boolean isTerminal(@Nullable Console console) {
		if (console == null) {
			return false;
		}
		try {
			return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
		}
		catch (NoSuchMethodException ex) {
			return true;
		}
		catch (ReflectiveOperationException ex) {
			return false;
		}
	}

	private static PrintStream stream(FileDescriptor descriptor) {
		return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
	}

	/** The console tells of stdin and stdout alone; Linux tells of stderr too. */
	private static boolean isErrAnimated(boolean interactive) {
		if ("dumb".equals(System.getenv("TERM"))) {
			return false;
		}
		try {
			String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
			return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
		}
		catch (IOException | UnsupportedOperationException ex) {
			return interactive;
		}
	}

	/**
	 * Asks a person.
	 * @param question what is to be confirmed
	 * @return whether the answer is yes
	 */
	public boolean confirm(String question) {
		this.err.print(question + " [y/N] ");
		this.err.flush();
		try {
			return isYes(this.in.readLine());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The answer could not be read", ex);
		}
	}

	private static boolean isYes(@Nullable String answer) {
		return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
	}

}
