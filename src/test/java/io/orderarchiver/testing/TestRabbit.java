package io.orderarchiver.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.rabbitmq.RabbitMQContainer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The RabbitMQ that {@code TEST_RABBITMQ_URI} names, else the one that listens on this
 * host, else one in a container, else none.
 */
public final class TestRabbit {

	private static final int PORT = 5672;

	private static final int PATIENCE_MILLIS = 1000;

	private TestRabbit() {
	}

	/**
	 * Finds a RabbitMQ; a test is skipped where there is none.
	 * @return its URI with user and password
	 */
	public static String uri() {
		Optional<String> found = find();
		assumeTrue(found.isPresent(), "no RabbitMQ: set TEST_RABBITMQ_URI, or install Docker");
		return found.orElseThrow();
	}

	private static Optional<String> find() {
		String given = System.getenv("TEST_RABBITMQ_URI");
		if (given != null && !given.isBlank()) {
			return Optional.of(given);
		}
		if (listens()) {
			return Optional.of("amqp://guest:guest@127.0.0.1:" + PORT);
		}
		return DockerClientFactory.instance().isDockerAvailable() ? Optional.of(container()) : Optional.empty();
	}

	private static boolean listens() {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), PATIENCE_MILLIS);
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Ended by Testcontainers when the JVM ends. */
	@SuppressWarnings("resource")
	private static String container() {
		RabbitMQContainer container = new RabbitMQContainer("rabbitmq:3.13");
		container.start();
		return container.getAmqpUrl();
	}

}
