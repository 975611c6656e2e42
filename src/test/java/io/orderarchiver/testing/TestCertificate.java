package io.orderarchiver.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that is its own authority, made by the JDK's {@code keytool}.
 *
 * @param context shows it
 * @param pem the file with the authority
 */
public record TestCertificate(SSLContext context, Path pem) {

	private static final String PASSWORD = "changeit";

	/**
	 * Makes a certificate.
	 * @param directory where its files go
	 * @param name what they are called
	 * @param host for which host name it is
	 * @return a new certificate
	 */
	public static TestCertificate of(Path directory, String name, String host)
			throws IOException, GeneralSecurityException, InterruptedException {
		Path file = directory.resolve(name + ".p12");
		Process keytool = new ProcessBuilder(
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
						name, "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=dns:" + host, "-keystore",
						file.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD))
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve(name + ".out").toFile())
			.start();
		if (keytool.waitFor() != 0) {
			throw new IOException(Files.readString(directory.resolve(name + ".out")));
		}
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream content = Files.newInputStream(file)) {
			keys.load(content, PASSWORD.toCharArray());
		}
		return new TestCertificate(context(keys), Files.writeString(directory.resolve(name + ".pem"), pem(keys, name)));
	}

	private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
		KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		factory.init(keys, PASSWORD.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(factory.getKeyManagers(), null, null);
		return context;
	}

	private static String pem(KeyStore keys, String name) throws GeneralSecurityException {
		byte[] encoded = keys.getCertificate(name).getEncoded();
		return "-----BEGIN CERTIFICATE-----\n"
				+ Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(encoded)
				+ "\n-----END CERTIFICATE-----\n";
	}

}
