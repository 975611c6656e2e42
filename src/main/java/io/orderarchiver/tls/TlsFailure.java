package io.orderarchiver.tls;

import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;

import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;

/** Says why TLS with a server did not come about. */
public final class TlsFailure {

	private final SecuredServer server;

	private final Optional<Path> authority;

	/**
	 * Creates the explanation.
	 * @param server with what
	 * @param authority the file whose certificates were trusted, if not those that the
	 * JDK trusts
	 */
	public TlsFailure(SecuredServer server, Optional<Path> authority) {
		this.server = server;
		this.authority = authority;
	}

	/**
	 * Explains a failure.
	 * @param failure what a client has met
	 * @param address where
	 * @return the reason in a sentence or two, if it is one of TLS
	 */
	public Optional<String> of(@Nullable Throwable failure, String address) {
		SSLException tls = find(SSLException.class, failure);
		return (tls != null)
				? Optional.of("TLS with %s at %s fails: %s".formatted(this.server.title(), address, reason(tls)))
				: Optional.empty();
	}

	private String reason(SSLException failure) {
		if (find(CertificateExpiredException.class, failure) != null) {
			return "its certificate has expired. Renew it there.";
		}
		if (find(CertPathBuilderException.class, failure) != null
				|| find(CertPathValidatorException.class, failure) != null) {
			return unknownAuthority();
		}
		CertificateException certificate = find(CertificateException.class, failure);
		return (certificate != null)
				? "its certificate is not for this host name (%s). Use the name in the certificate in %s."
					.formatted(certificate.getMessage(), this.server.uri())
				: "%s. Check that this port speaks TLS; if not, %s.".formatted(failure.getMessage(),
						this.server.withoutTls());
	}

	private String unknownAuthority() {
		return this.authority
			.map((trusted) -> ("its certificate is not signed by the authority in %s (%s). Put the certificate of"
					+ " the authority that signed it there.")
				.formatted(this.server.authority(), trusted))
			.orElseGet(() -> ("its certificate is signed by an authority that this host does not trust. Name a file"
					+ " with that authority's certificate (PEM) in %s.")
				.formatted(this.server.authority()));
	}

	private static <T extends Throwable> @Nullable T find(Class<T> type, @Nullable Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
		}
		return null;
	}

}
