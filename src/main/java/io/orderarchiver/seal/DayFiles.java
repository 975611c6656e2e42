package io.orderarchiver.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.orderarchiver.files.PrivateFiles;

/**
 * Appends lines to a file a day, of which there may be more than a process may have open.
 * Not thread-safe.
 */
public final class DayFiles {

	/** So much is kept in memory, over all days, before it is written. */
	private static final int BUFFERED = 4 * 1024 * 1024;

	private final Path directory;

	private final Map<String, ByteArrayOutputStream> buffers = new TreeMap<>();

	private final Set<String> days = new TreeSet<>();

	private int buffered;

	/**
	 * Creates the writer; no file yet.
	 * @param directory where the files go; is there, and has none
	 */
	public DayFiles(Path directory) {
		this.directory = directory;
	}

	/**
	 * Appends a line.
	 * @param day of which day
	 * @param line without its end
	 * @throws IOException if the disk does not take it
	 */
	public void add(String day, String line) throws IOException {
		byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
		this.buffers.computeIfAbsent(day, (first) -> new ByteArrayOutputStream()).writeBytes(bytes);
		this.buffered += bytes.length;
		if (this.buffered >= BUFFERED) {
			flush();
		}
	}

	/**
	 * Writes all lines.
	 * @return the days that have a file, sorted
	 * @throws IOException if the disk does not take them
	 */
	public Set<String> finish() throws IOException {
		flush();
		return this.days;
	}

	private void flush() throws IOException {
		for (Map.Entry<String, ByteArrayOutputStream> buffer : this.buffers.entrySet()) {
			append(this.directory.resolve(SealDay.fileName(buffer.getKey())), buffer.getValue().toByteArray());
			this.days.add(buffer.getKey());
		}
		this.buffers.clear();
		this.buffered = 0;
	}

	private static void append(Path file, byte[] bytes) throws IOException {
		try (FileChannel channel = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND,
				StandardOpenOption.WRITE)) {
			ByteBuffer buffer = ByteBuffer.wrap(bytes);
			while (buffer.hasRemaining()) {
				channel.write(buffer);
			}
		}
	}

}
