package io.orderarchiver.run.lease;

import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.batch.RetryJobConfiguration;

/** By which name the lease of a job is held. */
public final class LeaseName {

	private LeaseName() {
	}

	/**
	 * Jobs whose leases have one name never run beside each other on a target.
	 * @param job a job's name
	 * @return its own; for retries of rejects, the archive's
	 */
	public static String of(String job) {
		return job.equals(RetryJobConfiguration.JOB_NAME) ? ArchiveJobConfiguration.JOB_NAME : job;
	}

	/**
	 * Whether several jobs share a lease.
	 * @param lease its name
	 * @return true for the archive's
	 */
	public static boolean isShared(String lease) {
		return lease.equals(ArchiveJobConfiguration.JOB_NAME);
	}

}
