package io.orderarchiver.run.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.ShutdownSignalException;
import io.orderarchiver.run.settings.BrokerSettings;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a broker. It creates no queue, takes no message and sends none.
 */
public final class BrokerInspection implements AutoCloseable {

	private final Connection connection;

	private BrokerInspection(Connection connection) {
		this.connection = connection;
	}

	/** What a user may lack. */
	public enum Right {

		/** To create the queue. */
		CONFIGURE,

		/** To send hints to it, by way of the exchange {@code amq.default}. */
		WRITE,

		/** To receive them. */
		READ

	}

	/**
	 * How to connect.
	 * @param settings which broker
	 * @return host, port, user and virtual host
	 * @throws io.orderarchiver.run.settings.ConfigurationException if it is no such URI
	 */
	public static ConnectionFactory broker(BrokerSettings settings) {
		return WorkQueue.factory(settings);
	}

	/**
	 * Why TLS did not come about.
	 * @param settings which broker
	 * @param address its host and port
	 * @param failure what the client threw
	 * @return nothing if that is not why
	 */
	public static Optional<String> tlsFailure(BrokerSettings settings, String address, Throwable failure) {
		return WorkQueue.tlsFailure(settings, address, failure);
	}

	/**
	 * Connects.
	 * @param broker how
	 * @return to be closed
	 * @throws IOException if the broker cannot be reached, or does not let this user in
	 * @throws TimeoutException if it does not answer
	 */
	public static BrokerInspection open(ConnectionFactory broker) throws IOException, TimeoutException {
		return new BrokerInspection(broker.newConnection("order-archiver doctor"));
	}

	/**
	 * What the broker answered when it refused something.
	 * @param failure what the client threw
	 * @return its words, or nothing if it said none
	 */
	public static Optional<String> reply(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ShutdownSignalException signal) {
				return text(signal.getReason());
			}
		}
		return Optional.empty();
	}

	private static Optional<String> text(@Nullable Method reason) {
		if (reason instanceof AMQP.Channel.Close close) {
			return Optional.of(close.getReplyText());
		}
		return (reason instanceof AMQP.Connection.Close close) ? Optional.of(close.getReplyText()) : Optional.empty();
	}

	/**
	 * Which version the broker is.
	 * @return as it says itself
	 */
	public String version() {
		return String.valueOf(this.connection.getServerProperties().get("version"));
	}

	/**
	 * The queue of a target.
	 * @param target name and hash
	 * @return the queue's name
	 */
	public static String queueOf(String target) {
		return WorkQueue.PREFIX + target.substring(target.lastIndexOf('#') + 1);
	}

	/**
	 * What is in a queue.
	 * @param name the queue's
	 * @return nothing if there is no such queue
	 * @throws IOException if the broker does not say
	 */
	public Optional<Contents> contents(String name) throws IOException {
		AMQP.Queue.DeclareOk[] found = new AMQP.Queue.DeclareOk[1];
		String refusal = attempt((channel) -> found[0] = channel.queueDeclarePassive(name));
		if (refusal.isEmpty()) {
			return Optional.of(new Contents(found[0].getMessageCount(), found[0].getConsumerCount()));
		}
		if (refusal.contains("NOT_FOUND")) {
			return Optional.empty();
		}
		throw new IOException(refusal);
	}

	/**
	 * What this user may not do. It is tried on a queue that does not exist, and taken
	 * back before it is sent: rights are looked at first.
	 * @return nothing if it may do all
	 * @throws IOException if the broker does not say
	 */
	public List<Right> missingRights() throws IOException {
		String nobody = WorkQueue.PREFIX + "none-" + UUID.randomUUID();
		List<Right> missing = new ArrayList<>();
		if (isRefused((channel) -> channel.queueDelete(nobody))) {
			missing.add(Right.CONFIGURE);
		}
		if (isRefused((channel) -> send(channel, nobody))) {
			missing.add(Right.WRITE);
		}
		if (isRefused((channel) -> channel.basicGet(nobody, false))) {
			missing.add(Right.READ);
		}
		return missing;
	}

	private static void send(Channel channel, String queue) throws IOException {
		channel.txSelect();
		channel.basicPublish("", queue, null, "{}".getBytes(StandardCharsets.UTF_8));
		channel.txRollback();
	}

	private boolean isRefused(Attempt attempt) throws IOException {
		return attempt(attempt).contains("ACCESS_REFUSED");
	}

	/** A refusal closes the channel. */
	private String attempt(Attempt attempt) throws IOException {
		Channel channel = this.connection.createChannel();
		try {
			attempt.on(channel);
			channel.abort();
			return "";
		}
		catch (IOException | AlreadyClosedException ex) {
			return reply(ex).orElseThrow(() -> new IOException(ex));
		}
	}

	@Override
	public void close() {
		this.connection.abort();
	}

	/** Something that a broker may refuse. */
	@FunctionalInterface
	private interface Attempt {

		void on(Channel channel) throws IOException;

	}

	/**
	 * What is in a queue.
	 *
	 * @param hints how many wait
	 * @param consumers how many partitions workers are ready to work on
	 */
	public record Contents(int hints, int consumers) {
	}

}
