package io.orderarchiver.run.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.yaml.snakeyaml.error.MarkedYAMLException;

import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.config.ConfigDataNotFoundException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Where settings are looked for: the command line, the environment, {@code .env}, and
 * configuration files, in that order.
 *
 * @param home the home directory, in which the files are
 * @param environment everything that is set
 */
public record SettingSources(Path home, ConfigurableEnvironment environment) {

	static SettingSources of(Map<String, String> options, Map<String, String> variables) {
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
		return new SettingSources(home, environment);
	}

	private static Path home(StandardEnvironment environment) {
		Path home = Path.of(environment.getProperty("ORDER_ARCHIVER_HOME", "")).toAbsolutePath().normalize();
		if (!Files.isDirectory(home)) {
			throw new ConfigurationException(
					"ORDER_ARCHIVER_HOME is '%s', which is no directory. Create it, or leave it out.".formatted(home));
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
