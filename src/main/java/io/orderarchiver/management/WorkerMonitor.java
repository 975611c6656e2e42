package io.orderarchiver.management;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

import org.springframework.boot.health.contributor.Health;

/** Shows a worker to those who look at it by HTTP. */
public final class WorkerMonitor {

	private final CompositeMeterRegistry registry;

	private final AtomicInteger partitions = new AtomicInteger();

	private volatile boolean beating = true;

	/**
	 * Creates a monitor, which nobody can look at yet.
	 * @param registry where the process keeps its meters
	 */
	public WorkerMonitor(CompositeMeterRegistry registry) {
		this.registry = registry;
	}

	/** It begins with a partition. */
	public void began() {
		this.partitions.incrementAndGet();
	}

	/** It works on a partition no longer. */
	public void ended() {
		this.partitions.decrementAndGet();
	}

	/**
	 * Whether the job repository has taken its last sign of life.
	 * @param taken false if it does not answer
	 */
	public void beat(boolean taken) {
		this.beating = taken;
	}

	/**
	 * Lets the worker be looked at.
	 * @param address where to listen
	 * @param info what the worker says of itself when it is asked, nothing secret
	 * @return ends it when closed
	 * @throws ManagementUnavailableException if the address cannot be listened on
	 */
	public Serving serve(ManagementAddress address, Supplier<Map<String, Object>> info) {
		return ServedMetrics.serve(this.registry, address, this::health, info, this::bindTo, Optional.empty());
	}

	void bindTo(MeterRegistry meters) {
		Gauge.builder(ArchiverMeters.PREFIX + "worker.partitions", this.partitions, AtomicInteger::get)
			.description("Partitions that this worker works on at the moment")
			.register(meters);
	}

	private Health health() {
		Health.Builder health = this.beating ? Health.up() : Health.down();
		return health.withDetail("partitions", this.partitions.get()).build();
	}

}
