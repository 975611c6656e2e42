package io.orderarchiver.seal;

import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;

/** The public key by which the signature of a seal is verified. */
public final class SealPublicKey {

	private static final String HOW_TO_MAKE = "openssl pkey -in PRIVATE_KEY_FILE -pubout -out FILE";

	private final PublicKey key;

	private SealPublicKey(PublicKey key) {
		this.key = key;
	}

	/**
	 * Reads a key.
	 * @param file in PEM
	 * @return the key
	 * @throws InvalidSealKeyException if there is none, or one of another kind
	 */
	public static SealPublicKey read(Path file) {
		return new SealPublicKey(KeyFile.read(file, "PUBLIC KEY", HOW_TO_MAKE,
				(factory, encoded) -> factory.generatePublic(new X509EncodedKeySpec(encoded))));
	}

	/**
	 * Verifies a signature.
	 * @param content what was signed
	 * @param signed the signature
	 * @return whether the private key to this one made it of this content
	 */
	public boolean verifies(byte[] content, byte[] signed) {
		try {
			Signature signature = verification();
			signature.update(content);
			return signature.verify(signed);
		}
		catch (SignatureException ex) {
			return false;
		}
	}

	private Signature verification() {
		try {
			Signature signature = Signature.getInstance(KeyFile.ALGORITHM);
			signature.initVerify(this.key);
			return signature;
		}
		catch (NoSuchAlgorithmException | InvalidKeyException ex) {
			throw new IllegalStateException("A key that was read verifies", ex);
		}
	}

}
