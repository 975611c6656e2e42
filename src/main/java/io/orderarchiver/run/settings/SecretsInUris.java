package io.orderarchiver.run.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what must not be shown in the URIs of MongoDB, PostgreSQL and a Pushgateway. */
final class SecretsInUris {

	private static final Pattern USER_INFO = Pattern.compile("^[^/]+://(.*)@");

	/**
	 * Of MongoDB's options and PostgreSQL's: passwords of keys and proxies, and a token.
	 */
	private static final Pattern SECRET_PARAMETER = Pattern
		.compile("(?i)(?:[?&;][a-z_]*(?:password|passphrase)=|AWS_SESSION_TOKEN:)([^&;,]*)");

	private SecretsInUris() {
	}

	static List<String> of(String uri) {
		List<String> secrets = new ArrayList<>();
		Matcher userInfo = USER_INFO.matcher(uri);
		if (userInfo.find() && userInfo.group(1).contains(":")) {
			secrets.add(userInfo.group(1).substring(userInfo.group(1).indexOf(':') + 1));
		}
		SECRET_PARAMETER.matcher(uri).results().forEach((parameter) -> secrets.add(parameter.group(1)));
		return secrets;
	}

}
