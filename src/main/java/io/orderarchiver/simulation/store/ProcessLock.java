package io.orderarchiver.simulation.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.orderarchiver.files.PrivateFiles;
import org.jspecify.annotations.Nullable;

/**
 * A lock between processes. The operating system takes it back from a process that dies,
 * however it dies; the empty file stays, for a deleted one could be locked twice.
 */
final class ProcessLock implements AutoCloseable {

	private final FileChannel channel;

	private @Nullable FileLock lock;

	private ProcessLock(FileChannel channel) {
		this.channel = channel;
	}

	static ProcessLock on(Path file) throws IOException {
		return new ProcessLock(
				PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
	}

	/**
	 * Tries to have it alone.
	 * @return whether it is held now
	 */
	boolean tryAlone() throws IOException {
		return tryLock(false);
	}

	/**
	 * Tries to have it with others who share it.
	 * @return whether it is held now
	 */
	boolean tryShared() throws IOException {
		return tryLock(true);
	}

	private boolean tryLock(boolean shared) throws IOException {
		try {
			this.lock = this.channel.tryLock(0, Long.MAX_VALUE, shared);
			return this.lock != null;
		}
		catch (OverlappingFileLockException ex) {
			// Held by this very process, which is no different from any other one.
			return false;
		}
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
