package io.orderarchiver.run.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.orderarchiver.files.PrivateFiles;

/** The {@code .env} of a home directory, to be written. */
public final class DotEnvFile {

	private static final Pattern URI = Pattern.compile("\\s*(?:export\\s+)?MONGODB_URI\\s*=.*");

	/** Both at once are refused. */
	private static final Pattern URI_FILE = Pattern.compile("\\s*(?:export\\s+)?MONGODB_URI_FILE\\s*=.*");

	private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss")
		.withZone(ZoneOffset.UTC);

	private final Path file;

	/**
	 * Creates it.
	 * @param home the home directory
	 */
	public DotEnvFile(Path home) {
		this.file = home.resolve(".env");
	}

	/**
	 * Where it is.
	 * @return a file that need not be there
	 */
	public Path path() {
		return this.file;
	}

	/**
	 * Whether there is one.
	 * @return false if it is yet to be made
	 */
	public boolean exists() {
		return Files.exists(this.file);
	}

	/**
	 * Puts a URI into it. Whatever else is in it stays; only its owner can read it then.
	 * @param uri the URI
	 * @param now tells the name of the copy
	 * @return a copy of what it was before, its owner's alone, if there was one
	 * @throws IOException if it cannot be read or written; it is as it was then
	 */
	public Optional<Path> put(String uri, Instant now) throws IOException {
		String assignment = "MONGODB_URI=" + quoted(uri);
		if (!exists()) {
			PrivateFiles.replace(this.file,
					"# Written by: order-archiver init. What else may be set is in .env.example.\n" + assignment
							+ "\n");
			return Optional.empty();
		}
		byte[] before = Files.readAllBytes(this.file);
		Path copy = this.file.resolveSibling(".env." + STAMP.format(now));
		PrivateFiles.write(copy, (out) -> out.write(before));
		PrivateFiles.replace(this.file, replaced(new String(before, StandardCharsets.UTF_8), assignment));
		return Optional.of(copy);
	}

	private static String replaced(String text, String assignment) {
		List<String> lines = new ArrayList<>();
		boolean put = false;
		for (String line : text.lines().toList()) {
			if (URI.matcher(line).matches()) {
				if (!put) {
					lines.add(assignment);
				}
				put = true;
			}
			else {
				lines.add(URI_FILE.matcher(line).matches() ? "# " + line : line);
			}
		}
		if (!put) {
			lines.add(assignment);
		}
		return String.join("\n", lines) + "\n";
	}

	/** As {@link DotEnv} reads it, and shells do. */
	private static String quoted(String value) {
		return value.contains("'") ? '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : "'" + value + "'";
	}

}
