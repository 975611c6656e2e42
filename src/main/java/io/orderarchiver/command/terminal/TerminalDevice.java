package io.orderarchiver.command.terminal;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Which of a process's streams are a terminal. */
final class TerminalDevice {

	private static final Path CONTROLLING = Path.of("/dev/tty");

	private TerminalDevice() {
	}

	/**
	 * The terminal behind a stream.
	 * @param descriptor 1 for the standard output, 2 for the standard error
	 * @param interactive whether the console is a terminal: where the descriptors cannot
	 * be looked at, that is all there is to know
	 * @return nothing if it is a file, a pipe, or something else
	 */
	static Optional<Path> behind(int descriptor, boolean interactive) {
		try {
			Path device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
			return isTerminal(device.toString()) ? Optional.of(device) : Optional.empty();
		}
		catch (IOException | UnsupportedOperationException ex) {
			return interactive ? Optional.of(CONTROLLING) : Optional.empty();
		}
	}

	private static boolean isTerminal(String device) {
		return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
	}

	/** From Java 22 on there is always a console, which then says whether it is one. */
	static boolean isInteractive(@Nullable Console console) {
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

}
