package io.orderarchiver.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that grows with a run and is its owner's alone. What was appended behind the
 * length that was saved last is cut off when the run is resumed, so that file and
 * checkpoint say the same. Not thread-safe.
 */
public final class AppendedFile implements Appended {

	private static final int BUFFER = 64 * 1024;

	private final Path file;

	private final FileChannel channel;

	private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(BUFFER);

	private long length;

	private long savedLength;

	private AppendedFile(Path file, FileChannel channel, long length) {
		this.file = file;
		this.channel = channel;
		this.length = length;
		this.savedLength = length;
	}

	/**
	 * Opens a file.
	 * @param file where; made anew if nothing of it was saved
	 * @param savedLength how much of it was saved, in bytes
	 * @return it, cut to that length
	 * @throws ShorterFileException if it is shorter than that
	 * @throws IOException if it cannot be opened
	 */
	public static AppendedFile open(Path file, long savedLength) throws IOException {
		if (savedLength == 0) {
			Files.deleteIfExists(file);
		}
		else if (!Files.exists(file) || Files.size(file) < savedLength) {
			throw new ShorterFileException(file, savedLength);
		}
		FileChannel channel = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		channel.truncate(savedLength);
		channel.position(savedLength);
		return new AppendedFile(file, channel, savedLength);
	}

	/**
	 * Reads a part of a file that nobody appends to.
	 * @param file where it is
	 * @param from the first byte
	 * @param to the first byte behind the part; all of it was saved
	 * @return to be closed
	 * @throws ShorterFileException if it is shorter than that
	 * @throws IOException if it cannot be read
	 */
	public static InputStream readSaved(Path file, long from, long to) throws IOException {
		if (from == to) {
			return InputStream.nullInputStream();
		}
		if (!Files.exists(file) || Files.size(file) < to) {
			throw new ShorterFileException(file, to);
		}
		FileChannel channel = FileChannel.open(file, StandardOpenOption.READ).position(from);
		return new BoundedInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER), to - from);
	}

	@Override
	public void append(byte[] bytes) throws IOException {
		this.buffer.writeBytes(bytes);
		this.length += bytes.length;
		if (this.buffer.size() >= BUFFER) {
			flush();
		}
	}

	@Override
	public long save() throws IOException {
		if (this.length > this.savedLength) {
			flush();
			this.channel.force(false);
			this.savedLength = this.length;
		}
		return this.length;
	}

	private void flush() throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap(this.buffer.toByteArray());
		while (bytes.hasRemaining()) {
			this.channel.write(bytes);
		}
		this.buffer.reset();
	}

	/**
	 * Reads what was appended, from the beginning.
	 * @return to be closed
	 * @throws IOException if it cannot be read
	 */
	public InputStream read() throws IOException {
		flush();
		return new BufferedInputStream(Channels.newInputStream(FileChannel.open(this.file, StandardOpenOption.READ)),
				BUFFER);
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
