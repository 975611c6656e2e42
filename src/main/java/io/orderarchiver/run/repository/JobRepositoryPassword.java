package io.orderarchiver.run.repository;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

import io.orderarchiver.files.PrivateFiles;

/**
 * The random password of a job repository that is a file, in a file beside it.
 * <p>
 * Whoever starts first makes it, under a lock on the file itself. The operating system
 * takes that back from a process that dies: what it left empty is filled by the next one,
 * and two that start at once get the same one. Nothing but locks is asked of the file
 * system, which H2 needs as well: not all of them know hard links.
 *
 * @param repository whose password it is
 */
record JobRepositoryPassword(JobRepositoryLocation.H2File repository) {

	private static final int BYTES = 16;

	private static final Pattern COMPLETE = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");

	/** Behind the text: on Windows nobody else can read what is locked. */
	private static final long LOCKED = 4096;

	/**
	 * The password, made if there is none.
	 * @throws JobRepositoryException if it is gone, but not what it opens: another one
	 * would not open it, and hide that that one is gone
	 */
	String get() throws IOException {
		String there = read();
		if (COMPLETE.matcher(there).matches()) {
			return there;
		}
		if (there.isEmpty()) {
			requireNoData();
		}
		return take();
	}

	/**
	 * The password of a job repository that is there.
	 * @throws JobRepositoryException if there is none
	 */
	String existing() throws IOException {
		String there = read();
		if (there.isEmpty()) {
			throw JobRepositoryTrouble.withoutPassword(this.repository, "is gone");
		}
		return there;
	}

	private String read() throws IOException {
		try {
			return Files.readString(file(), StandardCharsets.US_ASCII).strip();
		}
		catch (NoSuchFileException ex) {
			return "";
		}
	}

	/** A lock is between processes, and not between the threads of one. */
	private String take() throws IOException {
		synchronized (JobRepositoryPassword.class) {
			try (FileChannel channel = PrivateFiles.open(file(), StandardOpenOption.CREATE, StandardOpenOption.READ,
					StandardOpenOption.WRITE)) {
				FileLock lock = channel.lock(LOCKED, 1, false);
				try {
					return take(channel);
				}
				finally {
					lock.release();
				}
			}
		}
	}

	/** By this channel alone: to close another one of the file would give up the lock. */
	private String take(FileChannel channel) throws IOException {
		String there = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII).strip();
		if (!there.isEmpty()) {
			return there;
		}
		requireNoData();
		String password = random();
		ByteBuffer bytes = StandardCharsets.US_ASCII.encode(password);
		while (bytes.hasRemaining()) {
			channel.write(bytes, bytes.position());
		}
		channel.force(true);
		return password;
	}

	private static String random() {
		byte[] random = new byte[BYTES];
		new SecureRandom().nextBytes(random);
		return HexFormat.of().formatHex(random);
	}

	private void requireNoData() throws IOException {
		Path data = H2Database.data(this.repository);
		if (Files.exists(data) && Files.size(data) > 0) {
			throw JobRepositoryTrouble.withoutPassword(this.repository, "is gone");
		}
	}

	private Path file() {
		return H2Database.password(this.repository);
	}

}
