package io.orderarchiver.simulation.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

import io.orderarchiver.files.PrivateFiles;

/**
 * The name of what a simulation holds. It stays the same as long as nothing that was
 * written is lost: a checkpoint that was taken on lost data must not be resumed.
 * <p>
 * The file is there only between a clean end and the next start, so that one that was not
 * clean needs no trace.
 *
 * @param file where the name waits for the next start
 */
record Identity(Path file) {

	private static final int BYTES = 4;

	/** Takes the name that the last owner left, or a new one if it left none. */
	String take() throws IOException {
		String identity = left();
		Files.deleteIfExists(this.file);
		PrivateFiles.forceParent(this.file);
		return identity;
	}

	private String left() throws IOException {
		return peek().orElseGet(() -> random(BYTES));
	}

	/** The name that the last owner left, which stays. */
	Optional<String> peek() throws IOException {
		try {
			return Optional.of(Files.readString(this.file, StandardCharsets.US_ASCII).strip())
				.filter((text) -> text.matches("[0-9a-f]{" + 2 * BYTES + "}"));
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
	}

	/** Leaves the name to the next owner: nothing was lost. */
	void leave(String identity) throws IOException {
		PrivateFiles.replace(this.file, identity + "\n");
	}

	static String random(int bytes) {
		byte[] random = new byte[bytes];
		new SecureRandom().nextBytes(random);
		return HexFormat.of().formatHex(random);
	}

}
