package io.orderarchiver.mongo;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;

import javax.net.ssl.SSLException;

import com.mongodb.connection.ServerDescription;
import com.mongodb.client.MongoClient;
import org.jspecify.annotations.Nullable;

/** Says why TLS with MongoDB did not come about. */
final class TlsFailure {

	private final MongoTarget target;

	TlsFailure(MongoTarget target) {
		this.target = target;
	}

	/** What a client that found no server has met, if that was TLS. */
	Optional<String> of(MongoClient client) {
		return client.getClusterDescription()
			.getServerDescriptions()
			.stream()
			.flatMap((server) -> of(server).stream())
			.findFirst();
	}

	private Optional<String> of(ServerDescription server) {
		return of(server.getException())
			.map((reason) -> "TLS with MongoDB at %s fails: %s".formatted(server.getAddress(), reason));
	}

	/** The reason in a sentence or two, if a failure is one of TLS. */
	Optional<String> of(@Nullable Throwable failure) {
		SSLException tls = find(SSLException.class, failure);
		return (tls != null) ? Optional.of(reason(tls)) : Optional.empty();
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
				? "its certificate is not for this host name (%s). Use the name in the certificate in MONGODB_URI."
					.formatted(certificate.getMessage())
				: failure.getMessage() + ". Check that this port speaks TLS; if not, take tls=true out of MONGODB_URI.";
	}

	private String unknownAuthority() {
		return this.target.authority()
			.map((authority) -> ("its certificate is not signed by the authority in MONGODB_CA_FILE (%s). Put the"
					+ " certificate of the authority that signed it there.")
				.formatted(authority.file()))
			.orElse("its certificate is signed by an authority that this host does not trust. Name a file with that"
					+ " authority's certificate (PEM) in MONGODB_CA_FILE.");
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
