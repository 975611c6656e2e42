package io.orderarchiver.mongo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.mongodb.ConnectionString;

/**
 * TLS options that other drivers and MongoDB's tools understand, and the Java driver
 * passes over in silence.
 */
final class IgnoredOptions {

	private static final Set<String> UNDERSTOOD = Set.of("tls", "ssl", "tlsinsecure", "tlsallowinvalidhostnames",
			"sslinvalidhostnameallowed");

	private IgnoredOptions() {
	}

	/** A sentence for each one in a URI. */
	static List<String> in(ConnectionString uri) {
		String text = uri.getConnectionString();
		int options = text.indexOf('?') + 1;
		return (options == 0) ? List.of()
				: Arrays.stream(text.substring(options).split("[&;]"))
					.map((option) -> option.split("=", 2)[0])
					.filter(IgnoredOptions::isIgnored)
					.distinct()
					.map(IgnoredOptions::sentence)
					.toList();
	}

	private static boolean isIgnored(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return (lower.startsWith("tls") || lower.startsWith("ssl")) && !UNDERSTOOD.contains(lower);
	}

	private static String sentence(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		boolean ofClient = lower.contains("key") || lower.contains("certfile") || lower.contains("pem");
		return "MONGODB_URI has %s, which the Java driver ignores. %s".formatted(name,
				ofClient ? "A client certificate is named by JAVA_TOOL_OPTIONS=-Djavax.net.ssl.keyStore=FILE.p12; the"
						+ " server's authority by MONGODB_CA_FILE."
						: "Name a file with the certificate (PEM) of the server's authority in MONGODB_CA_FILE.");
	}

}
