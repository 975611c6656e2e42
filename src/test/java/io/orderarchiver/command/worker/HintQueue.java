package io.orderarchiver.command.worker;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.orderarchiver.testing.TestRabbit;

/** The queue of a target's hints, as somebody else sees it. */
final class HintQueue {

	private final String name;

	/**
	 * Looks at it.
	 * @param target name and hash
	 */
	HintQueue(String target) {
		this.name = "order-archiver.partitions." + target.substring(target.indexOf('#') + 1);
	}

	String name() {
		return this.name;
	}

	void send(String message) throws Exception {
		with((channel) -> channel.basicPublish("", this.name, null, message.getBytes(StandardCharsets.UTF_8)));
	}

	void purge() throws Exception {
		with((channel) -> channel.queuePurge(this.name));
	}

	void delete() throws Exception {
		with((channel) -> channel.queueDelete(this.name));
	}

	/** As a classic queue that forgets. */
	void declareInAnotherWay() throws Exception {
		with((channel) -> channel.queueDeclare(this.name, false, false, false, Map.of()));
	}

	private static void with(Work work) throws Exception {
		ConnectionFactory factory = new ConnectionFactory();
		factory.setUri(TestRabbit.uri());
		try (Connection connection = factory.newConnection(); Channel channel = connection.createChannel()) {
			work.on(channel);
		}
	}

	/** May fail, as a broker's client does. */
	private interface Work {

		void on(Channel channel) throws Exception;

	}

}
