package io.orderarchiver.management;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.exporter.pushgateway.Format;
import io.prometheus.metrics.exporter.pushgateway.PushGateway;
import io.prometheus.metrics.exporter.pushgateway.Scheme;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the metrics of a run that ends to a Prometheus Pushgateway. It outlives the run,
 * so that what a run does not tell, like the time of the last success, stays as the run
 * before told it. A gateway that does not take them changes nothing of the run's result.
 */
public final class MetricsPush implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(MetricsPush.class);

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final URI gateway;

	private final CompositeMeterRegistry meters;

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	/**
	 * Begins to collect.
	 * @param gateway where the Pushgateway is; user and password in it are used
	 * @param meters where the process keeps its meters
	 */
	public MetricsPush(URI gateway, CompositeMeterRegistry meters) {
		this.gateway = gateway;
		this.meters = meters;
		meters.add(this.registry);
	}

	/**
	 * Hands over what was collected.
	 * @param job the job, in whose group the metrics go
	 * @param target what it worked on, which tells its groups apart
	 * @param end how the run ended
	 */
	public void push(String job, String target, RunEnd end) {
		end.register(this.registry);
		try {
			gateway(job, target).pushAdd();
		}
		catch (IOException ex) {
			logger.warn("The metrics of this run did not reach PUSHGATEWAY_URL ({}:{}): {}. The run itself is not"
					+ " affected.", this.gateway.getHost(), this.gateway.getPort(), ex.getMessage());
		}
	}

	private PushGateway gateway(String job, String target) {
		String path = (this.gateway.getPath() != null) ? this.gateway.getPath().replaceFirst("/+$", "") : "";
		String port = (this.gateway.getPort() >= 0) ? ":" + this.gateway.getPort() : "";
		PushGateway.Builder builder = PushGateway.builder()
			.scheme(Scheme.fromString(this.gateway.getScheme().toLowerCase(Locale.ROOT)))
			.address(this.gateway.getHost() + port + path)
			.format(Format.PROMETHEUS_TEXT)
			.job(job)
			.groupingKey("target", label(target))
			.registry(this.registry.getPrometheusRegistry())
			.connectionTimeout(PATIENCE)
			.readTimeout(PATIENCE);
		String user = this.gateway.getUserInfo();
		if (user != null && user.contains(":")) {
			builder.basicAuth(user.substring(0, user.indexOf(':')), user.substring(user.indexOf(':') + 1));
		}
		return builder.build();
	}

	/** The client writes a blank as a plus, which a gateway leaves as it is. */
	private static String label(String target) {
		return target.replace(' ', '_');
	}

	@Override
	public void close() {
		this.meters.remove(this.registry);
		this.registry.close();
	}

	/**
	 * How a run ended.
	 *
	 * @param exitCode the command's exit code
	 * @param seconds how long its last execution took
	 * @param success when it was complete, if it was
	 */
	public record RunEnd(int exitCode, double seconds, Optional<Instant> success) {

		void register(MeterRegistry registry) {
			gauge(registry, "run.exit.code", "How the last run ended, as an exit code", this.exitCode, null);
			gauge(registry, "run.duration", "How long the last run took", this.seconds, "seconds");
			this.success.ifPresent((at) -> gauge(registry, "last.success.timestamp",
					"When a position was saved, or a run completed, since the epoch", at.toEpochMilli() / 1000.0,
					"seconds"));
		}

		private static void gauge(MeterRegistry registry, String name, String description, double value,
				@Nullable String unit) {
			Gauge.builder(ArchiverMeters.PREFIX + name, () -> value)
				.description(description)
				.baseUnit(unit)
				.register(registry);
		}

	}

}
