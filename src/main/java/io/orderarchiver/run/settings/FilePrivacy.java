package io.orderarchiver.run.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Who may read a file, where the file system knows such a thing. */
public final class FilePrivacy {

	private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(PosixFilePermission.GROUP_READ,
			PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

	private FilePrivacy() {
	}

	/** With these a new file is its owner's alone. */
	public static FileAttribute<?>[] ownerOnly(Path file) {
		if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			return new FileAttribute<?>[0];
		}
		Set<PosixFilePermission> readWrite = PosixFilePermissions.fromString("rw-------");
		return new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(readWrite) };
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

}
