package io.orderarchiver.run.worker;

import java.util.function.Consumer;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.run.settings.BrokerSettings;
import io.orderarchiver.step.PartitionHalt;
import io.orderarchiver.step.partition.PartitionExchange;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets other processes work on the partitions of a run that this one runs. */
public final class SharedWork implements AutoCloseable {

	private final WorkQueue queue;

	private final Participation participation;

	private SharedWork(WorkQueue queue, Participation participation) {
		this.queue = queue;
		this.participation = participation;
	}

	/**
	 * Opens the queue of a target.
	 * @param broker which RabbitMQ
	 * @param target what the run works on
	 * @param participation whether this process works, too
	 * @return to be closed after the run
	 * @throws io.orderarchiver.run.settings.ConfigurationException if the broker refuses
	 * @throws BrokerException if the broker cannot be reached
	 */
	public static SharedWork open(BrokerSettings broker, RunTarget target, Participation participation) {
		return new SharedWork(WorkQueue.open(broker, target), participation);
	}

	/**
	 * Where the partitions of a run are handed out.
	 * @param jdbc the job repository
	 * @param claimed those of this process
	 * @param jobRepository holds the run's steps
	 * @param stop asks the run to stop
	 * @param halt ends all partitions when one has failed
	 * @param progress is told what all processes have saved
	 * @return by rows and hints
	 */
	public PartitionExchange exchange(JdbcClient jdbc, ClaimedPartitions claimed, JobRepository jobRepository,
			StopSignal stop, PartitionHalt halt, Consumer<Tally> progress) {
		return new SharedPartitionExchange(new PartitionRows(jdbc), claimed, jobRepository, this.queue,
				new Workers(jdbc), this.participation, stop, halt, new SavedCounts(jobRepository, progress));
	}

	/**
	 * Whether this process works, too.
	 * @return as it was opened
	 */
	public Participation participation() {
		return this.participation;
	}

	@Override
	public void close() {
		this.queue.close();
	}

}
