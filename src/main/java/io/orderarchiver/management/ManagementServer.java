package io.orderarchiver.management;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Serves {@code /actuator/health}, {@code /actuator/prometheus} and
 * {@code /actuator/info}; and at the root a page, if there is one.
 */
final class ManagementServer implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private ManagementServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Begins to answer.
	 * @throws ManagementUnavailableException if the address cannot be listened on
	 */
	static ManagementServer open(ManagementAddress address, PrometheusMeterRegistry registry, HealthIndicator stream,
			Supplier<Map<String, Object>> info, Optional<PageHandler> root) {
		try {
			return new ManagementServer(
					new SpringApplicationBuilder(ManagementConfiguration.class).web(WebApplicationType.SERVLET)
						.environment(environment(address))
						.bannerMode(Banner.Mode.OFF)
						.logStartupInfo(false)
						.registerShutdownHook(false)
						.initializers((context) -> {
							context.getBeanFactory().registerSingleton("prometheusMeterRegistry", registry);
							context.getBeanFactory()
								.registerSingleton("prometheusRegistry", registry.getPrometheusRegistry());
							context.getBeanFactory().registerSingleton("stream", stream);
							context.getBeanFactory()
								.registerSingleton("watchInfo",
										(InfoContributor) (builder) -> builder.withDetails(info.get()));
							root.ifPresent(
									(page) -> context.getBeanFactory().registerSingleton("rootPage", atRoot(page)));
						})
						.run());
		}
		catch (PortInUseException ex) {
			throw new ManagementUnavailableException(address, ex);
		}
		catch (ApplicationContextException ex) {
			if (ex.getCause() instanceof WebServerException) {
				throw new ManagementUnavailableException(address, ex);
			}
			throw ex;
		}
	}

	/** Exactly there: what is below is the Actuator's. */
	private static ServletRegistrationBean<PageServlet> atRoot(PageHandler page) {
		return new ServletRegistrationBean<>(new PageServlet(page), "");
	}

	/** Nothing but these lines configures it: an operator's own are the program's. */
	private static StandardEnvironment environment(ManagementAddress address) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("management",
					Map.ofEntries(Map.entry("server.address", address.host()), Map.entry("server.port", address.port()),
							Map.entry("server.tomcat.threads.max", 4), Map.entry("server.tomcat.threads.min-spare", 1),
							Map.entry("server.shutdown", "immediate"),
							Map.entry("spring.config.location", "optional:classpath:/none/"),
							Map.entry("spring.web.resources.add-mappings", false),
							Map.entry("management.endpoints.web.exposure.include", "health,info,prometheus"),
							Map.entry("management.endpoint.health.show-details", "always"),
							Map.entry("management.endpoint.health.status.order",
									"DOWN,OUT_OF_SERVICE,STANDBY,UP,UNKNOWN"),
							Map.entry("management.endpoint.health.status.http-mapping.STANDBY", 503),
							Map.entry("management.endpoint.health.status.http-mapping.DOWN", 503),
							Map.entry("management.endpoint.health.status.http-mapping.OUT_OF_SERVICE", 503),
							Map.entry("management.endpoint.health.probes.enabled", true),
							Map.entry("management.endpoint.health.group.readiness.include", "stream"),
							Map.entry("management.health.ping.enabled", false),
							Map.entry("management.health.readinessstate.enabled", false),
							Map.entry("management.info.env.enabled", false))));
		return environment;
	}

	/** The port that it listens on. */
	int port() {
		return Objects
			.requireNonNull(((ServletWebServerApplicationContext) this.context).getWebServer(), "no web server")
			.getPort();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
