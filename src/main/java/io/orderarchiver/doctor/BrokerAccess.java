package io.orderarchiver.doctor;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.ConnectionFactory;
import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.run.settings.BrokerSettings;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.worker.BrokerInspection;
import io.orderarchiver.run.worker.BrokerInspection.Contents;
import io.orderarchiver.run.worker.BrokerInspection.Right;
import org.jspecify.annotations.Nullable;

/** Checks the broker, and keeps the connection for the check of the queue. */
final class BrokerAccess implements AutoCloseable {

	private static final String WITHOUT_AUTHORITY = """
			# in .env, a user name or password with any of : / ? # [ ] @ % percent-encoded, and %2f for /:
			RABBITMQ_URI=amqp://order-archiver:password@host:5672/%2f""";

	private final BrokerSettings settings;

	private @Nullable BrokerInspection inspection;

	BrokerAccess(BrokerSettings settings) {
		this.settings = settings;
	}

	/** Whether it can be reached and lets this user in. */
	List<Finding> connect() {
		ConnectionFactory broker;
		try {
			broker = BrokerInspection.broker(this.settings);
		}
		catch (ConfigurationException ex) {
			return List.of(Finding.failure(String.valueOf(ex.getMessage()))
				.remedy(this.settings.authority().map(BrokerAccess::withAuthority).orElse(WITHOUT_AUTHORITY)));
		}
		try {
			BrokerInspection opened = BrokerInspection.open(broker);
			this.inspection = opened;
			return List.of(Finding.ok("RabbitMQ %s on %s:%d, virtual host %s, user %s".formatted(opened.version(),
					broker.getHost(), broker.getPort(), broker.getVirtualHost(), broker.getUsername())));
		}
		catch (AuthenticationFailureException ex) {
			return List.of(refusedUser(broker));
		}
		catch (IOException | TimeoutException ex) {
			return List.of(unreachable(broker, ex));
		}
	}

	private static String withAuthority(Path file) {
		return """
				openssl x509 -in '%s' -noout -subject    # is it there, and a certificate?
				# in .env, with the port of TLS:
				RABBITMQ_URI=amqps://order-archiver:password@host:5671/%%2f""".formatted(file);
	}

	private static Finding refusedUser(ConnectionFactory broker) {
		return Finding
			.failure("RabbitMQ on %s:%d refuses the user '%s' or the password".formatted(broker.getHost(),
					broker.getPort(), broker.getUsername()))
			.detail("The user 'guest' is let in from the broker's own host alone.")
			.remedy("""
					rabbitmqctl list_users
					rabbitmqctl add_user '%1$s'                   # asks for the password; or, if the user is there:
					rabbitmqctl change_password '%1$s'""".formatted(broker.getUsername()));
	}

	private Finding unreachable(ConnectionFactory broker, Exception failure) {
		String where = "%s:%d".formatted(broker.getHost(), broker.getPort());
		if (BrokerInspection.reply(failure).filter((reply) -> reply.contains("vhost")).isPresent()) {
			return Finding
				.failure("RabbitMQ on %s has no virtual host '%s', or this user has no right to it".formatted(where,
						broker.getVirtualHost()))
				.detail("In the URI, the virtual host / is written /%2f.")
				.remedy("""
						rabbitmqctl list_vhosts
						rabbitmqctl add_vhost '%s'                    # if it is missing
						%s""".formatted(broker.getVirtualHost(), permissions(broker)));
		}
		if (failure instanceof UnknownHostException) {
			return Finding.failure("DNS knows no address of " + where)
				.remedy("nslookup %s".formatted(broker.getHost()));
		}
		Optional<String> tls = BrokerInspection.tlsFailure(this.settings, where, failure);
		if (tls.isPresent()) {
			return Finding.failure(tls.get())
				.remedy("openssl s_client -connect %s -showcerts       # what it shows".formatted(where));
		}
		return Finding
			.failure("RabbitMQ does not answer on %s (%s)".formatted(where, failure.getClass().getSimpleName()))
			.detail("A run that is under way goes on without it; one with --workers remote does not start.")
			.remedy("""
					nc -vz -w 5 %s %d
					rabbitmqctl status                          # on that host""".formatted(broker.getHost(),
					broker.getPort()));
	}

	/** A user needs no more. */
	private static String permissions(ConnectionFactory broker) {
		return "rabbitmqctl set_permissions -p '%s' '%s' '^order-archiver\\..*' '^(order-archiver\\..*|amq\\.default)$' '^order-archiver\\..*'"
			.formatted(broker.getVirtualHost(), broker.getUsername());
	}

	boolean isConnected() {
		return this.inspection != null;
	}

	/** Whether hints can be sent and received, and who waits for them. */
	List<Finding> lookAtQueue(Optional<String> target) {
		BrokerInspection broker = this.inspection;
		if (broker == null) {
			throw new IllegalStateException("not connected");
		}
		try {
			List<Right> missing = broker.missingRights();
			if (!missing.isEmpty()) {
				return List.of(withoutRights(missing));
			}
			return List.of(target.isEmpty() ? Finding.ok("this user has the rights; which queue, MongoDB would tell")
					: queue(broker, BrokerInspection.queueOf(target.get())));
		}
		catch (IOException ex) {
			return List.of(Finding.failure("RabbitMQ does not tell of its queues: " + ex.getMessage())
				.remedy("rabbitmqctl list_queues"));
		}
	}

	private Finding withoutRights(List<Right> missing) {
		return Finding
			.failure("this user lacks rights on the queue: " + missing.stream()
				.map((right) -> right.name().toLowerCase(Locale.ROOT))
				.collect(Collectors.joining(", ")))
			.detail("Hints go through the exchange amq.default. Without them no worker hears of a run.")
			.remedy(permissions(BrokerInspection.broker(this.settings)));
	}

	private static Finding queue(BrokerInspection broker, String name) throws IOException {
		Optional<Contents> contents = broker.contents(name);
		return contents
			.map((found) -> Finding.ok("%s: %d hints wait, workers are ready for %d partitions".formatted(name,
					found.hints(), found.consumers())))
			.orElseGet(() -> Finding.info("%s is not there yet; the first worker or run creates it".formatted(name)));
	}

	@Override
	public void close() {
		if (this.inspection != null) {
			this.inspection.close();
		}
	}

}
