package io.orderarchiver.run.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The URI that the environment hands over, which no other user of the host can see. */
public final class GivenUri {

	private static final String NAME = "MONGODB_URI";

	private static final String FILE = "MONGODB_URI_FILE";

	private GivenUri() {
	}

	/**
	 * The URI of {@code MONGODB_URI}, or of the file that {@code MONGODB_URI_FILE} names.
	 * @param variables the environment
	 * @return nothing if neither is set
	 * @throws ConfigurationException if both are, or the file cannot be read
	 */
	public static Optional<String> in(Map<String, String> variables) {
		Optional<String> value = set(variables, NAME);
		Optional<String> file = set(variables, FILE);
		if (value.isPresent() && file.isPresent()) {
			throw new ConfigurationException("Both %s and %s are set. Leave one of them out.".formatted(NAME, FILE));
		}
		Path home = Path.of(variables.getOrDefault("ORDER_ARCHIVER_HOME", "")).toAbsolutePath();
		return value.or(() -> file.map((path) -> SecretFile.read(FILE, home.resolve(path)).strip()));
	}

	/**
	 * The options by which a URI holds, whatever is set.
	 * @param uri the URI
	 * @return by the settings' names
	 */
	public static Map<String, String> options(String uri) {
		return Map.of(NAME, uri, FILE, "");
	}

	private static Optional<String> set(Map<String, String> variables, String name) {
		return Optional.ofNullable(variables.get(name)).map(String::strip).filter((value) -> !value.isEmpty());
	}

}
