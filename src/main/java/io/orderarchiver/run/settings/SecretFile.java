package io.orderarchiver.run.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads a file that holds one secret. */
final class SecretFile {

	/** What editors and {@code echo} put round a secret is no part of it. */
	private static final Pattern WRAPPING = Pattern.compile("\\A\uFEFF|\\R+\\z");

	private SecretFile() {
	}

	/**
	 * Reads a file.
	 * @param setting the setting that names it
	 * @throws ConfigurationException if it cannot be read or holds nothing; the message
	 * holds none of its content
	 */
	static String read(String setting, Path file) {
		String content = content(setting, file);
		if (content.isBlank()) {
			throw new ConfigurationException("%s names %s, which is empty. Put the secret into it, or leave %s out."
				.formatted(setting, file, setting));
		}
		return content;
	}

	private static String content(String setting, Path file) {
		try {
			return WRAPPING.matcher(Files.readString(file, StandardCharsets.UTF_8)).replaceAll("");
		}
		catch (IOException ex) {
			throw new ConfigurationException(
					("%s names %s, which cannot be read (%s). It must be a file in UTF-8 that" + " this user may read.")
						.formatted(setting, file, ex.getClass().getSimpleName()));
		}
	}

}
