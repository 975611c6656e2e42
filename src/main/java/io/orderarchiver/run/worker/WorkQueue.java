package io.orderarchiver.run.worker;

import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.SSLContext;

import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.run.settings.BrokerSettings;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.tls.InvalidAuthorityException;
import io.orderarchiver.tls.SecuredServer;
import io.orderarchiver.tls.TlsFailure;
import io.orderarchiver.tls.TrustedAuthority;

import org.springframework.amqp.AmqpAuthenticationException;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * The queue of a target's hints, in RabbitMQ. It outlives the broker's restart; a message
 * that is lost all the same is sent again.
 */
final class WorkQueue implements AutoCloseable {

	static final String PREFIX = "order-archiver.partitions.";

	private static final int CONNECTION_TIMEOUT_MILLIS = 10_000;

	private static final int HEARTBEAT_SECONDS = 10;

	/** Unused for so long, it is deleted by the broker. */
	private static final int EXPIRY_MILLIS = 24 * 60 * 60 * 1000;

	private final CachingConnectionFactory connections;

	private final RabbitTemplate template;

	private final RabbitAdmin admin;

	private final String name;

	private final String broker;

	private final BrokerSettings settings;

	private WorkQueue(CachingConnectionFactory connections, String name, String broker, BrokerSettings settings) {
		this.connections = connections;
		this.template = new RabbitTemplate(connections);
		this.admin = new RabbitAdmin(this.template);
		this.name = name;
		this.broker = broker;
		this.settings = settings;
	}

	/**
	 * Opens the queue of a target, and creates it if it is not there.
	 * @param settings which broker
	 * @throws ConfigurationException if the broker refuses user, virtual host or queue
	 * @throws BrokerException if it cannot be reached
	 */
	static WorkQueue open(BrokerSettings settings, RunTarget target) {
		ConnectionFactory factory = factory(settings);
		String broker = "RabbitMQ on %s:%d".formatted(factory.getHost(), factory.getPort());
		WorkQueue queue = new WorkQueue(new CachingConnectionFactory(factory), PREFIX + target.hash(),
				broker + ", virtual host " + factory.getVirtualHost(), settings);
		try {
			queue.declare();
			return queue;
		}
		catch (ConfigurationException | BrokerException ex) {
			queue.close();
			throw ex;
		}
	}

	static ConnectionFactory factory(BrokerSettings settings) {
		try {
			ConnectionFactory factory = new ConnectionFactory();
			factory.setUri(settings.uri());
			factory.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
			factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
			factory.setAutomaticRecoveryEnabled(false);
			secure(factory, settings);
			return factory;
		}
		catch (URISyntaxException | GeneralSecurityException | IllegalArgumentException ex) {
			throw new ConfigurationException(
					"RABBITMQ_URI must look like amqp://user:password@host:5672/vhost, or amqps:// for TLS.");
		}
	}

	/** The client alone would trust any certificate. */
	private static void secure(ConnectionFactory factory, BrokerSettings settings) throws GeneralSecurityException {
		Optional<TrustedAuthority> authority = authority(settings);
		if (factory.isSSL()) {
			factory.useSslProtocol(authority.isPresent() ? authority.get().context() : SSLContext.getDefault());
			factory.enableHostnameVerification();
		}
		else if (authority.isPresent()) {
			throw new ConfigurationException(
					"RABBITMQ_CA_FILE is set, but RABBITMQ_URI asks for no TLS. Begin it with amqps://, and use"
							+ " the port of TLS, mostly 5671.");
		}
	}

	private static Optional<TrustedAuthority> authority(BrokerSettings settings) {
		try {
			return settings.authority().map((file) -> TrustedAuthority.read(file, SecuredServer.RABBITMQ));
		}
		catch (InvalidAuthorityException ex) {
			throw new ConfigurationException(String.valueOf(ex.getMessage()));
		}
	}

	static Optional<String> tlsFailure(BrokerSettings settings, String address, Throwable failure) {
		return new TlsFailure(SecuredServer.RABBITMQ, settings.authority()).of(failure, address);
	}

	private void declare() {
		try {
			create();
		}
		catch (AmqpAuthenticationException ex) {
			throw new ConfigurationException("%s refuses user or password. Check RABBITMQ_URI.".formatted(this.broker));
		}
		catch (AmqpException ex) {
			throw trouble(ex);
		}
	}

	private void create() {
		Queue queue = QueueBuilder.durable(this.name).quorum().expires(EXPIRY_MILLIS).build();
		this.template.execute(
				(channel) -> channel.queueDeclare(this.name, true, false, false, Map.copyOf(queue.getArguments())));
	}

	private RuntimeException trouble(AmqpException ex) {
		String reply = reply(ex);
		if (reply.contains("ACCESS_REFUSED")) {
			return new ConfigurationException(
					("%s refuses the user of RABBITMQ_URI the queue %s. Grant it configure and"
							+ " read on 'order-archiver\\..*', and write on '^(order-archiver\\..*|amq\\.default)$':"
							+ " rabbitmqctl set_permissions.")
						.formatted(this.broker, this.name));
		}
		if (reply.contains("PRECONDITION_FAILED")) {
			return new ConfigurationException(("%s has a queue %s that was declared in another way. It holds nothing"
					+ " but hints: delete it, and start again.")
				.formatted(this.broker, this.name));
		}
		if (reply.contains("NOT_ALLOWED") || reply.contains("vhost")) {
			return new ConfigurationException(
					"%s is not to be had: there is no such virtual host, or no right to it. Check RABBITMQ_URI."
						.formatted(this.broker));
		}
		return new BrokerException(
				tlsFailure(this.settings, this.connections.getHost() + ":" + this.connections.getPort(), ex)
					.orElseGet(() -> "%s cannot be reached (%s). Is it running?".formatted(this.broker,
							root(ex).getClass().getSimpleName())));
	}

	private static String reply(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ShutdownSignalException signal && signal.getReason() != null) {
				return signal.getReason().toString();
			}
		}
		return "";
	}

	private static Throwable root(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return root;
	}

	/** Sends hints; the first one first. */
	void send(WorkHint hint) {
		this.template.send("", this.name, new Message(hint.toBytes(), new MessageProperties()));
	}

	/** Whether no hint waits there; a queue that somebody deleted is made again. */
	boolean isEmpty() {
		QueueInformation information = this.admin.getQueueInfo(this.name);
		if (information == null) {
			create();
		}
		return information == null || information.getMessageCount() == 0;
	}

	String name() {
		return this.name;
	}

	CachingConnectionFactory connections() {
		return this.connections;
	}

	@Override
	public String toString() {
		return this.broker;
	}

	@Override
	public void close() {
		this.connections.destroy();
	}

}
