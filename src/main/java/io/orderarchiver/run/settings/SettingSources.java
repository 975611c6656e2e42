package io.orderarchiver.run.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.yaml.snakeyaml.error.MarkedYAMLException;

import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.config.ConfigDataNotFoundException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Where settings are looked for: the command line, the environment, a file that the
 * services have as theirs, {@code .env}, and configuration files, in that order.
 *
 * @param home the home directory, in which the files are
 * @param environment everything that is set
 */
public record SettingSources(Path home, ConfigurableEnvironment environment) {

	private static final String ENVIRONMENT_FILE = "ORDER_ARCHIVER_ENVIRONMENT_FILE";

	private static final String HOME = "ORDER_ARCHIVER_HOME";

	/** By this end of a source's name, Spring takes its names for those of variables. */
	private static final String OF_VARIABLES = "-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

	static SettingSources of(Map<String, String> options, Map<String, String> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.copyOf(variables)));
		Optional<Path> environmentFile = addEnvironmentFile(environment);
		Path home = home(environment);
		environment.getPropertySources().addFirst(new MapPropertySource("options", Map.copyOf(options)));
		environment.getPropertySources()
			.addAfter(
					environmentFile.map(SettingSources::nameOf)
						.orElse(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME),
					new MapPropertySource(".env", Map.copyOf(DotEnv.read(home.resolve(".env")))));
		environment.getPropertySources().addFirst(new MapPropertySource("locations", locations(home)));
		applyConfigurationFiles(environment, home);
		return new SettingSources(home, environment);
	}

	/**
	 * Adds the file that is named, if one is.
	 * @throws ConfigurationException if it cannot be used, or moves the home of services
	 * alone
	 */
	private static Optional<Path> addEnvironmentFile(StandardEnvironment environment) {
		Optional<Path> file = Optional.ofNullable(environment.getProperty(ENVIRONMENT_FILE))
			.filter((name) -> !name.isBlank())
			.map((name) -> Path.of(name).toAbsolutePath().normalize());
		file.ifPresent((present) -> {
			Map<String, String> variables = EnvironmentFile.read(present);
			String home = environment.getProperty(HOME);
			if (home != null && !variables.getOrDefault(HOME, home).equals(home)) {
				throw new ConfigurationException(
						"%s sets %s to '%s', but this command works in '%s': it would see other runs. Leave it out there."
							.formatted(present, HOME, variables.get(HOME), home));
			}
			environment.getPropertySources()
				.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
						new SystemEnvironmentPropertySource(nameOf(present), Map.copyOf(variables)));
		});
		return file;
	}

	private static String nameOf(Path environmentFile) {
		return environmentFile + OF_VARIABLES;
	}

	/** Which file a source of that name is, if it is one of variables. */
	static Optional<String> environmentFile(String source) {
		return source.endsWith(OF_VARIABLES) ? Optional.of(source.substring(0, source.length() - OF_VARIABLES.length()))
				: Optional.empty();
	}

	private static Path home(StandardEnvironment environment) {
		Path home = Path.of(environment.getProperty(HOME, "")).toAbsolutePath().normalize();
		if (!Files.isDirectory(home)) {
			throw new ConfigurationException(
					"%s is '%s', which is no directory. Create it, or leave it out.".formatted(HOME, home));
		}
		return home;
	}

	/**
	 * Where Spring looks for configuration files.
	 * @param home the home directory
	 * @return properties for a Spring application
	 */
	public static Map<String, Object> locations(Path home) {
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

}
