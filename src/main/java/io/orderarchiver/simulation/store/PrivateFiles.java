package io.orderarchiver.simulation.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that hold other people's data: their owner alone may read them (where the file
 * system knows such a thing), and what was written survives a power cut.
 */
final class PrivateFiles {

	private static final Logger logger = LoggerFactory.getLogger(PrivateFiles.class);

	private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

	private static final FileAttribute<?>[] DIRECTORY = attributes("rwx------");

	private static final FileAttribute<?>[] FILE = attributes("rw-------");

	private PrivateFiles() {
	}

	private static FileAttribute<?>[] attributes(String permissions) {
		return POSIX
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
				: new FileAttribute<?>[0];
	}

	static void createDirectories(Path directory) throws IOException {
		Files.createDirectories(directory, DIRECTORY);
	}

	static FileChannel open(Path file, OpenOption... options) throws IOException {
		return FileChannel.open(file, Set.of(options), FILE);
	}

	/** Writes a new file and returns when the disk has it. */
	static void write(Path file, Content content) throws IOException {
		try (FileChannel channel = open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
				StandardOpenOption.WRITE)) {
			content.writeTo(Channels.newOutputStream(channel));
			channel.force(true);
		}
	}

	/** Puts a small text in the place of a file: a reader sees the old one or the new. */
	static void replace(Path file, String text) throws IOException {
		Path next = file.resolveSibling(file.getFileName() + ".next");
		write(next, (out) -> out.write(text.getBytes(StandardCharsets.UTF_8)));
		Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
		forceParent(file);
	}

	static void forceParent(Path file) throws IOException {
		force(Objects.requireNonNull(file.toAbsolutePath().getParent()));
	}

	/**
	 * Makes what was created, renamed or deleted in a directory last, where the file
	 * system can be asked for that.
	 */
	static void force(Path directory) throws IOException {
		if (POSIX) {
			try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
				force(channel, directory);
			}
		}
	}

	/**
	 * Some shares write directories when they like; the files are on the disk already.
	 */
	private static void force(FileChannel channel, Path directory) {
		try {
			channel.force(true);
		}
		catch (IOException ex) {
			logger.debug("The directory {} cannot be forced to the disk: {}", directory, ex.getMessage());
		}
	}

	static void deleteTree(Path directory) throws IOException {
		try (Stream<Path> children = Files.list(directory)) {
			for (Path child : children.toList()) {
				if (Files.isDirectory(child)) {
					deleteTree(child);
				}
				else {
					Files.delete(child);
				}
			}
		}
		Files.delete(directory);
	}

	/** What goes into a file. */
	@FunctionalInterface
	interface Content {

		void writeTo(OutputStream out) throws IOException;

	}

}
