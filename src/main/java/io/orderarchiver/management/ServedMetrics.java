package io.orderarchiver.management;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.health.contributor.HealthIndicator;

/** Serves the meters and the health of a process that runs until it is stopped. */
final class ServedMetrics {

	private static final Logger logger = LoggerFactory.getLogger(ServedMetrics.class);

	private ServedMetrics() {
	}

	/**
	 * Begins to answer, with a page at the root if there is one.
	 * @throws ManagementUnavailableException if the address cannot be listened on
	 */
	static Serving serve(CompositeMeterRegistry registry, ManagementAddress address, HealthIndicator health,
			Supplier<Map<String, Object>> info, MeterBinder meters, Optional<PageHandler> root) {
		PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		ManagementServer server = ManagementServer.open(address, prometheus, health, info, root);
		registry.add(prometheus);
		meters.bindTo(prometheus);
		new JvmMemoryMetrics().bindTo(prometheus);
		new ProcessorMetrics().bindTo(prometheus);
		JvmGcMetrics collections = new JvmGcMetrics();
		collections.bindTo(prometheus);
		ManagementAddress served = new ManagementAddress(address.host(), server.port());
		logger.info("Health and metrics: http://{}/actuator/health, /actuator/prometheus", served);
		root.ifPresent((page) -> logger.info("At a glance: http://{}/", served));
		return () -> {
			server.close();
			collections.close();
			registry.remove(prometheus);
		};
	}

}
