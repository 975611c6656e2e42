package io.orderarchiver.run.worker;

import java.time.Duration;
import java.util.function.Consumer;

import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.run.settings.BrokerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Receives the hints of a target, until it is closed. It reconnects for ever. */
public final class WorkReceiver implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(WorkReceiver.class);

	private static final Duration RECONNECT = Duration.ofSeconds(2);

	/** A page under way may take its time. */
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final WorkQueue queue;

	private final SimpleMessageListenerContainer container;

	private final PartitionHints hints;

	private WorkReceiver(WorkQueue queue, SimpleMessageListenerContainer container, PartitionHints hints) {
		this.queue = queue;
		this.hints = hints;
		this.container = container;
	}

	/**
	 * Begins to receive.
	 * @param broker which RabbitMQ
	 * @param target whose hints
	 * @param jdbc the job repository
	 * @param atOnce how many are worked on at once
	 * @param worker works, and returns when it is done; by several threads
	 * @return to be closed
	 * @throws io.orderarchiver.run.settings.ConfigurationException if the broker refuses
	 * @throws BrokerException if the broker cannot be reached
	 */
	public static WorkReceiver open(BrokerSettings broker, RunTarget target, JdbcClient jdbc, int atOnce,
			Consumer<WorkHint> worker) {
		WorkQueue queue = WorkQueue.open(broker, target);
		SimpleMessageListenerContainer container = new SimpleMessageListenerContainer(queue.connections());
		container.setQueueNames(queue.name());
		container.setConcurrentConsumers(atOnce);
		container.setPrefetchCount(1);
		container.setAcknowledgeMode(AcknowledgeMode.AUTO);
		container.setMissingQueuesFatal(false);
		// A hint that cannot be followed is sent again.
		container.setDefaultRequeueRejected(false);
		container.setRecoveryInterval(RECONNECT.toMillis());
		container.setShutdownTimeout(PATIENCE.toMillis());
		container.setMessageListener((message) -> receive(message, worker));
		container.afterPropertiesSet();
		container.start();
		return new WorkReceiver(queue, container,
				new PartitionHints(new PartitionRows(jdbc), queue, target.toString()));
	}

	private static void receive(Message message, Consumer<WorkHint> worker) {
		WorkHint hint;
		try {
			hint = WorkHint.of(message.getBody());
		}
		catch (IllegalArgumentException ex) {
			logger.warn("A message in the queue of partitions is {}; it is dropped.", ex.getMessage());
			return;
		}
		worker.accept(hint);
	}

	/**
	 * Sends hints for the partitions of a run that nobody works on, as the run's own
	 * process does while it lives.
	 * @param jobExecution the run's execution
	 */
	public void hint(long jobExecution) {
		this.hints.send(jobExecution);
	}

	/** Which queue it is. */
	@Override
	public String toString() {
		return this.queue.name() + " of " + this.queue;
	}

	/** Waits until the pages under way are done. */
	@Override
	public void close() {
		this.container.stop();
		this.queue.close();
	}

}
