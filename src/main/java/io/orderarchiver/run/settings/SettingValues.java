package io.orderarchiver.run.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import org.springframework.core.env.PropertySource;

/** Reads settings, refuses what cannot be one, and remembers what was asked for. */
final class SettingValues {

	private final SettingSources sources;

	/** What was asked for, in that order. */
	private final Map<String, SettingInForce> read = new LinkedHashMap<>();

	SettingValues(SettingSources sources) {
		this.sources = sources;
	}

	Path home() {
		return this.sources.home();
	}

	List<SettingInForce> inForce() {
		return List.copyOf(this.read.values());
	}

	/** A secret may lie in a file of its own, as Docker and Kubernetes hand it over. */
	Optional<String> secret(String name) {
		Optional<String> value = text(name);
		String fileSetting = name + "_FILE";
		Optional<String> file = text(fileSetting);
		if (file.isEmpty()) {
			return value;
		}
		if (value.isPresent()) {
			throw new ConfigurationException("Both %s (%s) and %s (%s) are set. Leave one of them out.".formatted(name,
					origin(name), fileSetting, origin(fileSetting)));
		}
		String content = SecretFile.read(fileSetting, home().resolve(file.get()));
		this.read.put(name, SettingInForce.of(name, content, fileSetting));
		return Optional.of(content);
	}

	private String origin(String name) {
		return Objects.requireNonNull(this.read.get(name)).origin();
	}

	Optional<String> text(String name) {
		// As it is: a password may look like a placeholder.
		Optional<PropertySource<?>> source = this.sources.environment()
			.getPropertySources()
			.stream()
			.filter((candidate) -> candidate.getProperty(name) != null)
			.findFirst();
		Optional<String> text = source.map((found) -> String.valueOf(found.getProperty(name)).strip())
			.filter((value) -> !value.isEmpty());
		this.read.put(name, text.map((value) -> SettingInForce.of(name, value, source.orElseThrow().getName()))
			.orElseGet(() -> SettingInForce.none(name)));
		return text;
	}

	String text(String name, String byDefault) {
		Optional<String> text = text(name);
		if (text.isEmpty()) {
			this.read.put(name, SettingInForce.byDefault(name, byDefault));
		}
		return text.orElse(byDefault);
	}

	OptionalInt number(String name, int min, int max) {
		return text(name).map((text) -> OptionalInt.of(number(name, text, min, max))).orElse(OptionalInt.empty());
	}

	int number(String name, int byDefault, int min, int max) {
		return number(name, text(name, Integer.toString(byDefault)), min, max);
	}

	private static int number(String name, String text, int min, int max) {
		try {
			int number = Integer.parseInt(text);
			if (number >= min && number <= max) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// The message below tells what is allowed.
		}
		throw new ConfigurationException(
				"%s is '%s', but must be a whole number from %d to %d.".formatted(name, text, min, max));
	}

	boolean flag(String name, boolean byDefault) {
		String text = text(name, Boolean.toString(byDefault));
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "true", "yes", "on", "1" -> true;
			case "false", "no", "off", "0" -> false;
			default -> throw new ConfigurationException("%s is '%s', but must be true or false.".formatted(name, text));
		};
	}

}
