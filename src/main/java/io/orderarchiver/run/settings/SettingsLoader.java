package io.orderarchiver.run.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.retry.RetrySettings;
import io.orderarchiver.management.ManagementAddress;
import io.orderarchiver.mongo.Redaction;
import io.orderarchiver.order.Dimension;
import io.orderarchiver.run.settings.Settings.JobDatabase;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.StandardEnvironment;

/** Finds the settings in force, and refuses those that cannot be. */
public final class SettingsLoader {

	private final SettingValues values;

	private SettingsLoader(SettingValues values) {
		this.values = values;
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
		return new SettingsLoader(new SettingValues(SettingSources.of(options, variables))).settings();
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

	/**
	 * The same with another environment.
	 * @param options what was given on the command line, by the settings' names
	 * @param variables the environment
	 * @return the settings in force, without secrets
	 * @throws ConfigurationException if a value cannot be used
	 */
	public static List<SettingInForce> inForce(Map<String, String> options, Map<String, String> variables) {
		SettingValues values = new SettingValues(SettingSources.of(options, variables));
		values.text("ORDER_ARCHIVER_HOME", values.home().toString());
		values.text("ORDER_ARCHIVER_ENVIRONMENT_FILE");
		new SettingsLoader(values).settings();
		return values.inForce();
	}

	/**
	 * Who is told how a command ended.
	 * @return nothing if nobody wants to know
	 * @throws ConfigurationException if a value cannot be used
	 */
	public static Optional<NotificationSettings> notification() {
		return new SettingsLoader(new SettingValues(SettingSources.of(Map.of(), System.getenv()))).notify(names());
	}

	/** The names of all settings. */
	static Set<String> names() {
		StandardEnvironment nothing = new StandardEnvironment();
		nothing.getPropertySources()
			.stream()
			.toList()
			.forEach((each) -> nothing.getPropertySources().remove(each.getName()));
		SettingValues values = new SettingValues(new SettingSources(Path.of(""), nothing));
		values.text("ORDER_ARCHIVER_HOME");
		values.text("ORDER_ARCHIVER_ENVIRONMENT_FILE");
		new SettingsLoader(values).settings();
		return values.inForce().stream().map(SettingInForce::name).collect(Collectors.toSet());
	}

	private Optional<NotificationSettings> notify(Set<String> names) {
		Optional<String> command = this.values.text("NOTIFY_COMMAND");
		Set<Integer> exitCodes = NotificationSettings
			.exitCodes(this.values.text("NOTIFY_ON", NotificationSettings.DEFAULT_EXIT_CODES));
		return command.map((line) -> new NotificationSettings(line, exitCodes, names));
	}

	private Settings settings() {
		// Refused before anything begins; used when it has ended.
		notify(Set.of());
		Optional<String> uri = this.values.secret("MONGODB_URI");
		Optional<String> jobPassword = this.values.secret("BATCH_DATABASE_PASSWORD");
		Optional<String> rabbitmqUri = rabbitmqUri();
		Optional<Path> rabbitmqAuthority = this.values.text("RABBITMQ_CA_FILE").map(this.values.home()::resolve);
		return new Settings(this.values.home(), mongodb(uri), this.values.number("BATCH_SIZE", 1, 100_000),
				new RetrySettings(this.values.number("MAX_RETRIES", 3, 0, 1000), delay()), indexCreation(), zone(),
				collections(), jobDatabase(jobPassword), this.values.flag("WATCH_ENABLED", true), management(),
				pushgateway(), logs(), this.values.text("SEAL_KEY_FILE").map(this.values.home()::resolve),
				rabbitmqUri.map((named) -> new BrokerSettings(named, rabbitmqAuthority)),
				redaction(uri, jobPassword, rabbitmqUri));
	}

	private Optional<String> rabbitmqUri() {
		Optional<String> uri = this.values.secret("RABBITMQ_URI");
		if (uri.filter((text) -> !text.startsWith("amqp://") && !text.startsWith("amqps://")).isPresent()) {
			throw new ConfigurationException(
					"RABBITMQ_URI must look like amqp://user:password@host:5672/vhost, or amqps:// for TLS.");
		}
		return uri;
	}

	private MongoSettings mongodb(Optional<String> uri) {
		return new MongoSettings(uri, this.values.text("MONGODB_DATABASE"),
				this.values.text("MONGODB_CA_FILE").map(this.values.home()::resolve),
				this.values.text("SIMULATION_URI"));
	}

	private Duration delay() {
		String text = this.values.text("RETRY_DELAY", "2s");
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
		return this.values.flag("CREATE_INDEXES", true) ? ArchiveIndexes.Creation.CREATE_MISSING
				: ArchiveIndexes.Creation.NEVER;
	}

	private ZoneId zone() {
		String text = this.values.text("ARCHIVE_ZONE", "UTC");
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
		dimensions.put(Dimension.CLIENT, this.values.text("COLLECTION_CLIENT", names.of(Dimension.CLIENT)));
		dimensions.put(Dimension.LIVREUR, this.values.text("COLLECTION_LIVREUR", names.of(Dimension.LIVREUR)));
		dimensions.put(Dimension.RESTAURANT,
				this.values.text("COLLECTION_RESTAURANTS", names.of(Dimension.RESTAURANT)));
		dimensions.put(Dimension.MENU, this.values.text("COLLECTION_MENU", names.of(Dimension.MENU)));
		try {
			return new CollectionNames(this.values.text("COLLECTION_COMMANDE", names.orders()), dimensions,
					this.values.text("COLLECTION_HISTORIQUE", names.archive()),
					this.values.text("COLLECTION_REJETS", names.rejects()));
		}
		catch (IllegalArgumentException ex) {
			throw new ConfigurationException("The COLLECTION_… settings do not fit: " + ex.getMessage() + ".");
		}
	}

	private Optional<LogSettings> logs() {
		String directory = this.values.text("LOG_DIR", "logs");
		LogSettings logs = new LogSettings(this.values.home().resolve(directory), logFormat(),
				this.values.number("LOG_RETENTION_DAYS", 30, 1, 36_500));
		return directory.equalsIgnoreCase("none") ? Optional.empty() : Optional.of(logs);
	}

	private LogSettings.Format logFormat() {
		String text = this.values.text("LOG_FORMAT", "plain");
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "plain" -> LogSettings.Format.PLAIN;
			case "json" -> LogSettings.Format.JSON;
			default ->
				throw new ConfigurationException("LOG_FORMAT is '%s', but must be plain or json.".formatted(text));
		};
	}

	private Optional<JobDatabase> jobDatabase(Optional<String> password) {
		Optional<String> url = this.values.text("BATCH_DATABASE_URL");
		Optional<String> user = this.values.text("BATCH_DATABASE_USERNAME");
		if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
			throw new ConfigurationException("BATCH_DATABASE_URL must look like jdbc:postgresql://host:5432/database."
					+ " Without it, the job repository is a file.");
		}
		return url.map((present) -> new JobDatabase(present, user, password));
	}

	private ManagementAddress management() {
		return new ManagementAddress(this.values.text("MANAGEMENT_ADDRESS", ManagementAddress.DEFAULT.host()),
				this.values.number("MANAGEMENT_PORT", ManagementAddress.DEFAULT.port(), 0, 65_535));
	}

	private Optional<URI> pushgateway() {
		return this.values.text("PUSHGATEWAY_URL").map((text) -> {
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

	private Redaction redaction(Optional<String> mongodbUri, Optional<String> jobPassword, Optional<String> rabbitmq) {
		List<String> secrets = new ArrayList<>();
		jobPassword.ifPresent(secrets::add);
		Stream
			.of(mongodbUri, rabbitmq, this.values.text("SIMULATION_URI"), this.values.text("BATCH_DATABASE_URL"),
					this.values.text("PUSHGATEWAY_URL"))
			.flatMap(Optional::stream)
			.forEach((uri) -> secrets.addAll(SecretsInUris.of(uri)));
		return new Redaction(secrets);
	}

}
