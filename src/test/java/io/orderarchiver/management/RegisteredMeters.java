package io.orderarchiver.management;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ConnectionDescription;
import com.mongodb.connection.ServerId;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.bson.BsonDocument;

/** Every meter that this program registers, whether it is served or pushed. */
public final class RegisteredMeters {

	private RegisteredMeters() {
	}

	/** A time is there once a command was. */
	private static void askMongo(CommandListener listener) {
		ConnectionDescription connection = new ConnectionDescription(
				new ServerId(new ClusterId(), new ServerAddress()));
		BsonDocument ping = BsonDocument.parse("{ping: 1}");
		listener.commandStarted(new CommandStartedEvent(null, 1, 1, connection, "admin", "ping", ping));
		listener.commandSucceeded(new CommandSucceededEvent(null, 1, 1, connection, "admin", "ping", ping, 1));
	}

	/**
	 * Tells what Prometheus calls them.
	 * @return names, with those of their labels, like {@code some_total{reason}}
	 */
	public static Set<String> names() {
		PrometheusMeterRegistry served = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		new ArchiverMeters(served);
		new PaceMeters(served);
		new StreamMeters(Clock.systemUTC()).bindTo(served);
		new WorkerMonitor(new CompositeMeterRegistry()).bindTo(served);
		askMongo(CommandTimes.in(served));
		PrometheusMeterRegistry pushed = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		new MetricsPush.RunEnd(0, 1, Optional.of(Instant.EPOCH)).register(pushed);
		return Stream.of(served, pushed)
			.flatMap((registry) -> registry.getMeters().stream().map((meter) -> name(meter.getId(), registry)))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String name(Meter.Id id, PrometheusMeterRegistry registry) {
		String labels = id.getTags().stream().map(Tag::getKey).collect(Collectors.joining(","));
		return id.getConventionName(registry.config().namingConvention())
				+ ((id.getType() == Meter.Type.COUNTER) ? "_total" : "") + (labels.isEmpty() ? "" : "{" + labels + "}");
	}

}
