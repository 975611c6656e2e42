package io.orderarchiver.run.settings;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A setting as it holds, fit to be shown.
 *
 * @param name its name
 * @param value its value without anything secret, or null if it has none
 * @param origin where the value comes from
 */
public record SettingInForce(String name, @Nullable String value, String origin) {

	private static final String MASK = "***";

	private static final String CONFIG_TREE = "Config tree";

	/** Options may hold passwords of their own. */
	private static final Pattern URI = Pattern.compile("(?<scheme>[a-z+:]+://)(?<user>.*@)?(?<rest>[^?;@]*)(?:[?;].*)?",
			Pattern.DOTALL);

	static SettingInForce of(String name, String value, String source) {
		return new SettingInForce(name, shown(name, value), origin(source));
	}

	static SettingInForce byDefault(String name, String value) {
		return new SettingInForce(name, value, "default");
	}

	static SettingInForce none(String name) {
		return new SettingInForce(name, null, "not set");
	}

	private static String shown(String name, String value) {
		if (name.equals("NOTIFY_COMMAND") || (name.contains("PASSWORD") && !name.endsWith("_FILE"))) {
			return MASK;
		}
		if (!name.endsWith("_URI") && !name.endsWith("_URL") && !value.contains("://")) {
			return value;
		}
		Matcher uri = URI.matcher(value);
		if (!uri.matches()) {
			return MASK;
		}
		return uri.group("scheme") + ((uri.group("user") != null) ? MASK + "@" : "") + uri.group("rest");
	}

	/** As the documentation calls the sources, in the order in which they win. */
	private static String origin(String source) {
		return SettingSources.environmentFile(source).orElseGet(() -> switch (source) {
			case "options" -> "option";
			case "systemProperties" -> "Java system property";
			case "systemEnvironment" -> "environment";
			case ".env" -> ".env";
			case "MONGODB_URI_FILE", "BATCH_DATABASE_PASSWORD_FILE", "RABBITMQ_URI_FILE" -> source;
			default -> source.startsWith(CONFIG_TREE) ? "file tree"
					: source.toLowerCase(Locale.ROOT).contains("class path") ? "default" : "config/application.yaml";
		});
	}

}
