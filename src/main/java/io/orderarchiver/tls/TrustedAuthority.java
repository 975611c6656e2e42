package io.orderarchiver.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A private authority whose certificates a server may show, in place of those that the
 * JDK trusts.
 *
 * @param file its certificate, or several, in PEM
 * @param context trusts it alone
 */
public record TrustedAuthority(Path file, SSLContext context) {

	/**
	 * Reads the authority.
	 * @param file its certificate, or several, in PEM
	 * @param server whose
	 * @return the authority
	 * @throws InvalidAuthorityException if the file cannot be read or holds no
	 * certificate
	 */
	public static TrustedAuthority read(Path file, SecuredServer server) {
		try {
			return new TrustedAuthority(file, trusting(certificates(file)));
		}
		catch (IOException ex) {
			throw new InvalidAuthorityException("%s names %s, which cannot be read (%s).".formatted(server.authority(),
					file, ex.getClass().getSimpleName()));
		}
		catch (GeneralSecurityException ex) {
			throw new InvalidAuthorityException(("%s names %s, which holds no certificate in PEM. It looks like"
					+ " -----BEGIN CERTIFICATE-----, one or several, and holds no key.")
				.formatted(server.authority(), file));
		}
	}

	private static Collection<? extends Certificate> certificates(Path file) throws IOException, CertificateException {
		try (InputStream pem = Files.newInputStream(file)) {
			Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
				.generateCertificates(pem);
			if (certificates.isEmpty()) {
				throw new CertificateException("none");
			}
			return certificates;
		}
	}

	private static SSLContext trusting(Collection<? extends Certificate> certificates)
			throws GeneralSecurityException, IOException {
		KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
		trusted.load(null, null);
		for (Certificate certificate : certificates) {
			trusted.setCertificateEntry("authority-" + trusted.size(), certificate);
		}
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, factory.getTrustManagers(), null);
		return context;
	}

}
