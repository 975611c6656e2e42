package io.orderarchiver.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that hold other people's data: their owner alone may read them (where the file
 * system knows such a thing), and what was written survives a power cut.
 */
public final class PrivateFiles {

	private static final Logger logger = LoggerFactory.getLogger(PrivateFiles.class);

	private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(PosixFilePermission.GROUP_READ,
			PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

	private PrivateFiles() {
	}

	private static boolean knowsOwners(Path file) {
		return file.getFileSystem().supportedFileAttributeViews().contains("posix");
	}

	private static FileAttribute<?>[] attributes(Path file, String permissions) {
		return knowsOwners(file)
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
				: new FileAttribute<?>[0];
	}

	private static FileAttribute<?>[] ownersAlone(Path file) {
		return attributes(file, "rw-------");
	}

	/**
	 * Whether others than its owner can read or change a file.
	 * @param file need not exist
	 * @return false too where nothing is known of it
	 */
	public static boolean isOpenToOthers(Path file) {
		try {
			return Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
		}
		catch (IOException | UnsupportedOperationException ex) {
			return false;
		}
	}

	/**
	 * Whether a file can be written, as far as that can be told before.
	 * @param file need not exist
	 * @return why not, in a part of a sentence; nothing if it can
	 */
	public static Optional<String> whyNotWritable(Path file) {
		Path directory = file.toAbsolutePath().getParent();
		if (directory == null || Files.isDirectory(file) || file.getFileName() == null) {
			return Optional.of("it is a directory; name a file in it");
		}
		if (!Files.isDirectory(directory)) {
			return Optional.of("there is no directory " + directory);
		}
		boolean writable = Files.isWritable(directory) && (!Files.exists(file) || Files.isRegularFile(file));
		return writable ? Optional.empty() : Optional.of("this user may not write a file there");
	}

	/**
	 * Whether a directory can be made, as far as that can be told before.
	 * @param directory may be there already
	 * @return why not, in a part of a sentence; nothing if it can
	 */
	public static Optional<String> whyNoDirectory(Path directory) {
		Path parent = directory.toAbsolutePath().normalize().getParent();
		if (parent == null || (Files.exists(directory) && !Files.isDirectory(directory))) {
			return Optional.of("it is no directory");
		}
		if (Files.isSymbolicLink(directory)) {
			return Optional.of("it is a link; name the directory itself, or one in it");
		}
		if (!Files.isDirectory(parent)) {
			return Optional.of("there is no directory " + parent);
		}
		return Files.isWritable(parent) ? Optional.empty() : Optional.of("this user may not write in " + parent);
	}

	/**
	 * Creates a directory with its parents.
	 * @param directory may exist
	 * @throws IOException if it cannot be created
	 */
	public static void createDirectories(Path directory) throws IOException {
		Files.createDirectories(directory, attributes(directory, "rwx------"));
	}

	/**
	 * Creates a directory that must not be there.
	 * @param directory below one that is there
	 * @throws IOException if it is there, or cannot be created
	 */
	public static void createDirectory(Path directory) throws IOException {
		Files.createDirectory(directory, attributes(directory, "rwx------"));
	}

	/**
	 * Creates an empty file.
	 * @param file where
	 * @throws IOException if it is there, or cannot be created
	 */
	public static void create(Path file) throws IOException {
		Files.createFile(file, ownersAlone(file));
	}

	/**
	 * Opens a file.
	 * @param file is created as its owner's alone where the options tell to
	 * @param options how
	 * @return to be closed
	 * @throws IOException if it cannot be opened
	 */
	public static FileChannel open(Path file, OpenOption... options) throws IOException {
		return FileChannel.open(file, Set.of(options), ownersAlone(file));
	}

	/**
	 * Writes a file and returns when the disk has it.
	 * @param file is created, or written anew
	 * @param content what goes into it
	 * @throws IOException if it cannot be written
	 */
	public static void write(Path file, Content content) throws IOException {
		try (FileChannel channel = open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
				StandardOpenOption.WRITE)) {
			content.writeTo(Channels.newOutputStream(channel));
			channel.force(true);
		}
	}

	/**
	 * Puts a small text in the place of a file: a reader sees the old one or the new.
	 * @param file which
	 * @param text what it holds then
	 * @throws IOException if it cannot be written
	 */
	public static void replace(Path file, String text) throws IOException {
		Path next = file.resolveSibling(file.getFileName() + ".next");
		write(next, (out) -> out.write(text.getBytes(StandardCharsets.UTF_8)));
		Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
		forceParent(file);
	}

	/**
	 * Makes it last that a file was created, renamed or deleted.
	 * @param file which
	 * @throws IOException if its directory cannot be opened
	 */
	public static void forceParent(Path file) throws IOException {
		force(Objects.requireNonNull(file.toAbsolutePath().getParent()));
	}

	/**
	 * Makes what was created, renamed or deleted in a directory last, where the file
	 * system can be asked for that.
	 * @param directory which
	 * @throws IOException if it cannot be opened
	 */
	public static void force(Path directory) throws IOException {
		if (knowsOwners(directory)) {
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

	/**
	 * Deletes a directory with all that is in it. Links are deleted, and not followed.
	 * @param directory which
	 * @throws IOException if something of it cannot be deleted
	 */
	public static void deleteTree(Path directory) throws IOException {
		if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
			Files.delete(directory);
			return;
		}
		try (Stream<Path> children = Files.list(directory)) {
			for (Path child : children.toList()) {
				deleteTree(child);
			}
		}
		Files.delete(directory);
	}

	/** What goes into a file. */
	@FunctionalInterface
	public interface Content {

		/**
		 * Writes it.
		 * @param out where to; not to be closed
		 * @throws IOException if that fails
		 */
		void writeTo(OutputStream out) throws IOException;

	}

}
