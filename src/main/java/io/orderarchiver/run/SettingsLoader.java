package io.orderarchiver.run;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.orderarchiver.archive.ArchiveIndexes;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.RetrySettings;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.management.ManagementAddress;
import io.orderarchiver.mongo.Redaction;
import io.orderarchiver.order.Dimension;
import io.orderarchiver.run.Settings.JobDatabase;
import org.yaml.snakeyaml.error.MarkedYAMLException;

import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.config.ConfigDataNotFoundException;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Finds the settings in force, and refuses those that cannot be. */
public final class SettingsLoader {

	private static final Pattern USER_INFO = Pattern.compile("^[^/]+://(.*)@");

	/**
	 * Of MongoDB's options and PostgreSQL's: passwords of keys and proxies, and a token.
	 */
	private static final Pattern SECRET_PARAMETER = Pattern
		.compile("(?i)(?:[?&;][a-z_]*(?:password|passphrase)=|AWS_SESSION_TOKEN:)([^&;,]*)");

	private final ConfigurableEnvironment environment;

	private final Path home;

	/** What was asked for, in that order. */
	private final Map<String, SettingInForce> read = new LinkedHashMap<>();

	private SettingsLoader(ConfigurableEnvironment environment, Path home) {
		this.environment = environment;
		this.home = home;
	}

	/**
	 * Loads the settings.
	 * @param options what was given on the command line, by the settings' names
	 * @return the settings in force
	 * @throws ConfigurationException if a value cannot be used
	 */
	public static Settings load(Map<String, String> options) {
		return load(options, System.getenv());
	}

	static Settings load(Map<String, String> options, Map<String, String> variables) {
		return of(options, variables).settings();
	}

	/**
	 * Tells what each setting is, and where it comes from.
	 * @param options what was given on the command line, by the settings' names
	 * @return the settings in force, without secrets
	 * @throws ConfigurationException if a value cannot be used
	 */
	public static List<SettingInForce> inForce(Map<String, String> options) {
		return inForce(options, System.getenv());
	}

	static List<SettingInForce> inForce(Map<String, String> options, Map<String, String> variables) {
		SettingsLoader loader = of(options, variables);
		loader.text("ORDER_ARCHIVER_HOME", loader.home.toString());
		loader.settings();
		return List.copyOf(loader.read.values());
	}

	private static SettingsLoader of(Map<String, String> options, Map<String, String> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.copyOf(variables)));
		Path home = home(environment);
		environment.getPropertySources().addFirst(new MapPropertySource("options", Map.copyOf(options)));
		environment.getPropertySources()
			.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					new MapPropertySource(".env", Map.copyOf(DotEnv.read(home.resolve(".env")))));
		environment.getPropertySources().addFirst(new MapPropertySource("locations", locations(home)));
		applyConfigurationFiles(environment, home);
		return new SettingsLoader(environment, home);
	}

	private static Path home(StandardEnvironment environment) {
		Path home = Path.of(environment.getProperty("ORDER_ARCHIVER_HOME", "")).toAbsolutePath().normalize();
		if (!Files.isDirectory(home)) {
			throw new ConfigurationException(
					"ORDER_ARCHIVER_HOME is '%s', which is no directory. Create it, or leave it out.".formatted(home));
		}
		return home;
	}

	static Map<String, Object> locations(Path home) {
		return Map.of("spring.config.location",
				"optional:classpath:/,optional:" + home.resolve("config").toUri() + (home.endsWith("/") ? "" : "/"));
	}

	private static void applyConfigurationFiles(ConfigurableEnvironment environment, Path home) {
		try {
			ConfigDataEnvironmentPostProcessor.applyTo(environment);
		}
		catch (RuntimeException ex) {
			// Its message may quote a secret.
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			if (ex instanceof ConfigDataNotFoundException missing) {
				throw new ConfigurationException(
						("%s does not exist. Create it, or correct SPRING_CONFIG_IMPORT, or put"
								+ " optional: before it.")
							.formatted(missing.getReferenceDescription()));
			}
			String line = (cause instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null)
					? ", line " + (yaml.getProblemMark().getLine() + 1) : "";
			throw new ConfigurationException("%s%s cannot be read (%s)."
				.formatted(home.resolve("config").resolve("application.yaml"), line, cause.getClass().getSimpleName()));
		}
	}

	private Settings settings() {
		Optional<String> uri = secret("MONGODB_URI");
		Optional<String> jobPassword = secret("BATCH_DATABASE_PASSWORD");
		return new Settings(this.home, uri, text("MONGODB_DATABASE"), text("SIMULATION_URI"),
				number("BATCH_SIZE", ArchiveOptions.DEFAULT_BATCH_SIZE, 1, 100_000),
				new RetrySettings(number("MAX_RETRIES", 3, 0, 1000), delay()), indexCreation(), zone(), collections(),
				jobDatabase(jobPassword), flag("WATCH_ENABLED", true), management(), pushgateway(),
				text("MONGODB_CA_FILE").map(this.home::resolve), logs(), redaction(uri, jobPassword));
	}

	/** A secret may lie in a file of its own, as Docker and Kubernetes hand it over. */
	private Optional<String> secret(String name) {
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
		String content = SecretFile.read(fileSetting, this.home.resolve(file.get()));
		this.read.put(name, SettingInForce.of(name, content, fileSetting));
		return Optional.of(content);
	}

	private String origin(String name) {
		return Objects.requireNonNull(this.read.get(name)).origin();
	}

	private Optional<String> text(String name) {
		// As it is: a password may look like a placeholder.
		Optional<PropertySource<?>> source = this.environment.getPropertySources()
			.stream()
			.filter((candidate) -> candidate.getProperty(name) != null)
			.findFirst();
		Optional<String> text = source.map((found) -> String.valueOf(found.getProperty(name)).strip())
			.filter((value) -> !value.isEmpty());
		this.read.put(name, text.map((value) -> SettingInForce.of(name, value, source.orElseThrow().getName()))
			.orElseGet(() -> SettingInForce.none(name)));
		return text;
	}

	private String text(String name, String byDefault) {
		Optional<String> text = text(name);
		if (text.isEmpty()) {
			this.read.put(name, SettingInForce.byDefault(name, byDefault));
		}
		return text.orElse(byDefault);
	}

	private int number(String name, int byDefault, int min, int max) {
		String text = text(name, Integer.toString(byDefault));
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

	private Duration delay() {
		String text = text("RETRY_DELAY", "2s");
		try {
			Duration delay = DurationStyle.detectAndParse(text, ChronoUnit.SECONDS);
			if (!delay.isNegative() && !delay.isZero() && delay.compareTo(Duration.ofHours(1)) <= 0) {
				return delay;
			}
		}
		catch (IllegalArgumentException ex) {
			// The message below tells what is allowed.
		}
		throw new ConfigurationException(
				"RETRY_DELAY is '%s', but must be seconds, or a duration like 500ms, 2s or 1m.".formatted(text));
	}

	private ArchiveIndexes.Creation indexCreation() {
		return flag("CREATE_INDEXES", true) ? ArchiveIndexes.Creation.CREATE_MISSING : ArchiveIndexes.Creation.NEVER;
	}

	private boolean flag(String name, boolean byDefault) {
		String text = text(name, Boolean.toString(byDefault));
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "true", "yes", "on", "1" -> true;
			case "false", "no", "off", "0" -> false;
			default -> throw new ConfigurationException("%s is '%s', but must be true or false.".formatted(name, text));
		};
	}

	private ZoneId zone() {
		String text = text("ARCHIVE_ZONE", "UTC");
		try {
			return ZoneId.of(text);
		}
		catch (DateTimeException ex) {
			throw new ConfigurationException(
					"ARCHIVE_ZONE is '%s', but must be a time zone like UTC or Europe/Paris.".formatted(text));
		}
	}

	private CollectionNames collections() {
		CollectionNames names = CollectionNames.DEFAULT;
		Map<Dimension, String> dimensions = new EnumMap<>(Dimension.class);
		dimensions.put(Dimension.CLIENT, text("COLLECTION_CLIENT", names.of(Dimension.CLIENT)));
		dimensions.put(Dimension.LIVREUR, text("COLLECTION_LIVREUR", names.of(Dimension.LIVREUR)));
		dimensions.put(Dimension.RESTAURANT, text("COLLECTION_RESTAURANTS", names.of(Dimension.RESTAURANT)));
		dimensions.put(Dimension.MENU, text("COLLECTION_MENU", names.of(Dimension.MENU)));
		try {
			return new CollectionNames(text("COLLECTION_COMMANDE", names.orders()), dimensions,
					text("COLLECTION_HISTORIQUE", names.archive()), text("COLLECTION_REJETS", names.rejects()));
		}
		catch (IllegalArgumentException ex) {
			throw new ConfigurationException("The COLLECTION_… settings do not fit: " + ex.getMessage() + ".");
		}
	}

	private LogSettings logs() {
		String directory = text("LOG_DIR", "logs");
		return new LogSettings(
				directory.equalsIgnoreCase("none") ? Optional.empty() : Optional.of(this.home.resolve(directory)),
				logFormat(), number("LOG_RETENTION_DAYS", 30, 1, 36_500));
	}

	private LogSettings.Format logFormat() {
		String text = text("LOG_FORMAT", "plain");
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "plain" -> LogSettings.Format.PLAIN;
			case "json" -> LogSettings.Format.JSON;
			default ->
				throw new ConfigurationException("LOG_FORMAT is '%s', but must be plain or json.".formatted(text));
		};
	}

	private Optional<JobDatabase> jobDatabase(Optional<String> password) {
		Optional<String> url = text("BATCH_DATABASE_URL");
		Optional<String> user = text("BATCH_DATABASE_USERNAME");
		if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
			throw new ConfigurationException("BATCH_DATABASE_URL must look like jdbc:postgresql://host:5432/database."
					+ " Without it, the job repository is a file.");
		}
		return url.map((present) -> new JobDatabase(present, user, password));
	}

	private ManagementAddress management() {
		return new ManagementAddress(text("MANAGEMENT_ADDRESS", ManagementAddress.DEFAULT.host()),
				number("MANAGEMENT_PORT", ManagementAddress.DEFAULT.port(), 0, 65_535));
	}

	private Optional<URI> pushgateway() {
		return text("PUSHGATEWAY_URL").map((text) -> {
			try {
				URI uri = new URI(text);
				if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
					return uri;
				}
			}
			catch (URISyntaxException ex) {
				// Its message may quote a password; the one below tells what is allowed.
			}
			throw new ConfigurationException("PUSHGATEWAY_URL must look like http://host:9091.");
		});
	}

	private Redaction redaction(Optional<String> mongodbUri, Optional<String> jobPassword) {
		List<String> secrets = new ArrayList<>();
		jobPassword.ifPresent(secrets::add);
		Stream.of(mongodbUri, text("SIMULATION_URI"), text("BATCH_DATABASE_URL"), text("PUSHGATEWAY_URL"))
			.flatMap(Optional::stream)
			.forEach((uri) -> secrets.addAll(secretsOf(uri)));
		return new Redaction(secrets);
	}

	private static List<String> secretsOf(String uri) {
		List<String> secrets = new ArrayList<>();
		Matcher userInfo = USER_INFO.matcher(uri);
		if (userInfo.find() && userInfo.group(1).contains(":")) {
			secrets.add(userInfo.group(1).substring(userInfo.group(1).indexOf(':') + 1));
		}
		SECRET_PARAMETER.matcher(uri).results().forEach((parameter) -> secrets.add(parameter.group(1)));
		return secrets;
	}

}
