package io.orderarchiver.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import static org.assertj.core.api.Assumptions.assumeThat;

/** A file that nobody can delete, not even root, for a while. */
public final class Undeletable implements AutoCloseable {

	private final Path directory;

	private final Path file;

	private Undeletable(Path directory) throws IOException {
		this.directory = directory;
		this.file = Files.createFile(directory.resolve("undeletable"));
	}

	/**
	 * Makes it, where the system knows how; else the test is skipped.
	 * @param directory is its alone
	 */
	public static Undeletable in(Path directory) throws IOException {
		assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
		Undeletable made = new Undeletable(directory);
		Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-x------"));
		if (Files.isWritable(directory)) {
			made.changeAttribute("+i");
		}
		return made;
	}

	public Path path() {
		return this.file;
	}

	private void changeAttribute(String change) throws IOException {
		int exit = new ProcessBuilder("chattr", change, this.file.toString()).inheritIO()
			.start()
			.onExit()
			.join()
			.exitValue();
		assumeThat(exit).as("chattr %s", change).isZero();
	}

	@Override
	public void close() throws IOException {
		if (Files.isWritable(this.directory)) {
			changeAttribute("-i");
		}
		Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("rwx------"));
	}

}
