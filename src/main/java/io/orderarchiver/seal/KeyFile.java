package io.orderarchiver.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an Ed25519 key as {@code openssl} writes it: in PEM. */
final class KeyFile {

	static final String ALGORITHM = "Ed25519";

	private static final Pattern PEM = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END \\1-----");

	private KeyFile() {
	}

	/**
	 * Reads a key.
	 * @param label what stands behind BEGIN
	 * @param howToMake the command that writes such a key
	 * @throws InvalidSealKeyException if it is none; the message holds nothing of it
	 */
	static <K> K read(Path file, String label, String howToMake, Decoder<K> decoder) {
		Matcher pem = PEM.matcher(content(file));
		if (!pem.find()) {
			throw new InvalidSealKeyException(file, "is no key in PEM. Make one by: %s".formatted(howToMake));
		}
		if (!pem.group(1).equals(label)) {
			throw new InvalidSealKeyException(file, "holds a '%s', but must hold a '%s' of the kind %s. Make one by: %s"
				.formatted(pem.group(1), label, ALGORITHM, howToMake));
		}
		try {
			return decoder.decode(KeyFactory.getInstance(ALGORITHM), Base64.getMimeDecoder().decode(pem.group(2)));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new InvalidSealKeyException(file,
					"is damaged, or of another kind than %s. Make one by: %s".formatted(ALGORITHM, howToMake));
		}
	}

	private static String content(Path file) {
		try {
			return Files.readString(file, StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new InvalidSealKeyException(file, "cannot be read (%s).".formatted(ex.getClass().getSimpleName()));
		}
	}

	/** Makes a key of its encoding. */
	@FunctionalInterface
	interface Decoder<K> {

		K decode(KeyFactory factory, byte[] encoded) throws GeneralSecurityException;

	}

}
