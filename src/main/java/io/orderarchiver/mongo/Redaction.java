package io.orderarchiver.mongo;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Removes secrets from text, whatever library wrote it. */
public final class Redaction {

	private static final String MASK = "***";

	private static final Pattern CREDENTIALS_IN_URI = Pattern.compile("(?<=://)[^/?#\\s@]*:[^\\s]*@");

	private final List<String> secrets;

	/**
	 * Creates a redaction.
	 * @param secrets passwords and whole connection strings; blank ones are ignored
	 */
	public Redaction(List<String> secrets) {
		this.secrets = secrets.stream()
			.flatMap((secret) -> Stream.of(secret, decoded(secret)))
			.flatMap(Redaction::spellings)
			.filter((secret) -> !secret.isBlank())
			.distinct()
			.sorted(Comparator.comparingInt(String::length).reversed())
			.toList();
	}

	private static Stream<String> spellings(String secret) {
		String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
		return Stream.of(secret, encoded, encoded.replace("+", "%20"));
	}

	private static String decoded(String secret) {
		try {
			return URLDecoder.decode(secret, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return secret;
		}
	}

	/**
	 * Masks every secret, in clear and percent-encoded, and the credentials of any URI.
	 * @param text what is to be shown
	 * @return the text without secrets
	 */
	public String apply(String text) {
		String redacted = CREDENTIALS_IN_URI.matcher(text).replaceAll(MASK + "@");
		for (String secret : this.secrets) {
			redacted = redacted.replace(secret, MASK);
		}
		return redacted;
	}

}
