package io.orderarchiver.run;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import io.orderarchiver.management.MetricsPush.RunEnd;
import io.orderarchiver.management.MetricsPush;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.Settings;

/** Hands the metrics of a run that ends over, where there is a gateway for them. */
final class PushedMetrics {

	private final Deployment deployment;

	private final Optional<URI> gateway;

	PushedMetrics(Deployment deployment, Settings settings) {
		this.deployment = deployment;
		this.gateway = settings.pushgateway();
	}

	/** Runs a job, and hands over what was measured meanwhile and how it ended. */
	<R> R of(String job, Supplier<R> run, Function<R, End> end) {
		if (this.gateway.isEmpty()) {
			return run.get();
		}
		try (MetricsPush push = new MetricsPush(this.gateway.get(), this.deployment.meters())) {
			R report = run.get();
			End ended = end.apply(report);
			push.push(job, ended.target(), ended.toRunEnd());
			return report;
		}
	}

	/**
	 * How a run ended.
	 *
	 * @param target what it worked on
	 * @param exitStatus the verdict
	 * @param seconds how long its last execution took
	 * @param at when
	 */
	record End(String target, ExitStatus exitStatus, double seconds, Instant at) {

		RunEnd toRunEnd() {
			return new RunEnd(this.exitStatus.code(), this.seconds,
					this.exitStatus.isComplete() ? Optional.of(this.at) : Optional.empty());
		}

	}

}
