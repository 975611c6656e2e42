package io.orderarchiver.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.bson.ByteBuf;
import org.bson.RawBsonDocument;

/** SHA-256, as {@code sha256sum} writes it. */
public final class Digests {

	private static final int BUFFER = 64 * 1024;

	private static final HexFormat HEX = HexFormat.of();

	private Digests() {
	}

	/**
	 * Digests a document.
	 * @param document as it lies in the archive
	 * @return 64 hexadecimal digits
	 */
	public static String of(RawBsonDocument document) {
		ByteBuf bytes = document.getByteBuffer();
		MessageDigest digest = sha256();
		digest.update(bytes.array(), bytes.position(), bytes.remaining());
		return HEX.formatHex(digest.digest());
	}

	/**
	 * Digests a file.
	 * @param file which
	 * @return 64 hexadecimal digits
	 * @throws IOException if it cannot be read
	 */
	public static String of(Path file) throws IOException {
		MessageDigest digest = sha256();
		try (InputStream in = Files.newInputStream(file)) {
			byte[] buffer = new byte[BUFFER];
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
				digest.update(buffer, 0, n);
			}
		}
		return HEX.formatHex(digest.digest());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
