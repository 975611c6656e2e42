package io.orderarchiver.run.lease;

import java.time.Duration;

/**
 * Who has the right to run a job on a target.
 *
 * @param job the job's name
 * @param target what it works on, name and hash
 * @param owner the process
 * @param silence how long ago its last heartbeat was
 * @param life whether it still runs
 */
public record LeaseHolder(String job, String target, String owner, Duration silence, Liveness life) {

	/** Whether the owner of a lease still runs. */
	public enum Liveness {

		LIVING,

		/** Its process is gone, or it has not been heard of for too long. */
		DEAD

	}

}
