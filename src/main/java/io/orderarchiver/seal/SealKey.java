package io.orderarchiver.seal;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/** The private key that signs seals; secret. */
public final class SealKey {

	private static final String HOW_TO_MAKE = "openssl genpkey -algorithm ed25519 -out FILE";

	private final PrivateKey key;

	private SealKey(PrivateKey key) {
		this.key = key;
	}

	/**
	 * Reads a key.
	 * @param file in PEM, PKCS#8, without a password
	 * @return the key
	 * @throws InvalidSealKeyException if there is none, or one of another kind
	 */
	public static SealKey read(Path file) {
		return new SealKey(KeyFile.read(file, "PRIVATE KEY", HOW_TO_MAKE,
				(factory, encoded) -> factory.generatePrivate(new PKCS8EncodedKeySpec(encoded))));
	}

	/**
	 * Signs.
	 * @param content what
	 * @return the signature by <a href="https://www.rfc-editor.org/rfc/rfc8032">RFC
	 * 8032</a>, 64 bytes
	 */
	byte[] sign(byte[] content) {
		try {
			Signature signature = Signature.getInstance(KeyFile.ALGORITHM);
			signature.initSign(this.key);
			signature.update(content);
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("A key that was read signs", ex);
		}
	}

}
