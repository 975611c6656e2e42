package io.orderarchiver.seal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads lines that end with a line feed and nothing else, so that a truncated file shows.
 *
 * @param file which
 */
public record DayLines(Path file) {

	/**
	 * Hands over each line.
	 * @param consumer is told its number, from 1 on
	 * @throws IOException if the file cannot be read
	 * @throws InvalidSealException if its last line has no end, or the consumer refuses
	 * one
	 */
	public void forEach(Consumer consumer) throws IOException, InvalidSealException {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(this.file))) {
			ByteArrayOutputStream line = new ByteArrayOutputStream();
			long number = 1;
			for (int next = in.read(); next >= 0; next = in.read()) {
				if (next == '\n') {
					consumer.accept(number++, line.toString(StandardCharsets.UTF_8));
					line.reset();
				}
				else {
					line.write(next);
				}
			}
			if (line.size() > 0) {
				throw new InvalidSealException(this.file, "is truncated: its line %d has no end.".formatted(number));
			}
		}
	}

	List<String> all() throws IOException, InvalidSealException {
		List<String> lines = new ArrayList<>();
		forEach((number, line) -> lines.add(line));
		return lines;
	}

	/** Is told of lines. */
	@FunctionalInterface
	public interface Consumer {

		/**
		 * Takes a line.
		 * @param number from 1 on
		 * @param line without its end
		 * @throws InvalidSealException if it is none that belongs there
		 */
		void accept(long number, String line) throws InvalidSealException;

	}

}
