package io.orderarchiver.command.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many columns a terminal has. {@code stty} is asked, now and then again, since
 * windows change: JLine would ask no one else without a native library of its own.
 */
final class TerminalWidth implements IntSupplier {

	static final int DEFAULT = 80;

	private static final long LASTS = Duration.ofSeconds(5).toNanos();

	private static final Pattern SIZE = Pattern.compile("\\d+ (\\d{1,5})\\s*");

	private final Path device;

	private final LongSupplier nanoTime;

	private int known;

	private long askedAt;

	TerminalWidth(Path device, LongSupplier nanoTime) {
		this.device = device;
		this.nanoTime = nanoTime;
	}

	@Override
	public synchronized int getAsInt() {
		long now = this.nanoTime.getAsLong();
		if (this.known == 0 || now - this.askedAt >= LASTS) {
			this.known = ask();
			this.askedAt = now;
		}
		return this.known;
	}

	private int ask() {
		try {
			Process stty = new ProcessBuilder("stty", "size").redirectInput(this.device.toFile())
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			try (InputStream answer = stty.getInputStream()) {
				return parsed(new String(answer.readAllBytes(), StandardCharsets.US_ASCII));
			}
		}
		catch (IOException ex) {
			return DEFAULT;
		}
	}

	/** A terminal that does not know its size says 0. */
	static int parsed(String answer) {
		Matcher size = SIZE.matcher(answer);
		int columns = size.matches() ? Integer.parseInt(size.group(1)) : 0;
		return (columns > 0) ? columns : DEFAULT;
	}

}
