package io.orderarchiver.run.worker;

import java.util.List;

import io.orderarchiver.run.settings.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.amqp.AmqpException;

/** Tells whoever waits at the queue of partitions that nobody works on. */
final class PartitionHints {

	private static final Logger logger = LoggerFactory.getLogger(PartitionHints.class);

	private final PartitionRows rows;

	private final WorkQueue queue;

	private final String target;

	/**
	 * Tells of a target's partitions.
	 * @param target name and hash
	 */
	PartitionHints(PartitionRows rows, WorkQueue queue, String target) {
		this.rows = rows;
		this.queue = queue;
		this.target = target;
	}

	/** Nothing while earlier hints wait: they may be of the same partitions. */
	void send(long jobExecution) {
		List<Long> open = this.rows.unattended(jobExecution);
		try {
			if (!open.isEmpty() && this.queue.isEmpty()) {
				open.forEach((step) -> this.queue
					.send(new WorkHint(step, jobExecution, this.target, Version.current().text())));
			}
		}
		catch (AmqpException ex) {
			logger.warn("{} does not answer ({}); workers hear of nothing new until it does.", this.queue,
					ex.getClass().getSimpleName());
		}
	}

}
