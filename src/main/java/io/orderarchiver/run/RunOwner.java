package io.orderarchiver.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/**
 * The process that owns a run. In containers every process is number 1, so its start and
 * a random id belong to it.
 *
 * @param id random
 * @param host the host's name
 * @param pid the process's number on that host
 * @param processStartedAt when the process started, in milliseconds since 1970
 */
record RunOwner(String id, String host, long pid, long processStartedAt) {

	/** Two readings of one process's start may differ by the clock's adjustment. */
	private static final long START_TOLERANCE_MILLIS = 2_000;

	static RunOwner thisProcess() {
		ProcessHandle process = ProcessHandle.current();
		return new RunOwner(UUID.randomUUID().toString(), hostName(), process.pid(), startOf(process));
	}

	private static String hostName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			// A host that cannot resolve its own name still has one here, of its own.
			return "localhost";
		}
	}

	private static long startOf(ProcessHandle process) {
		return process.info().startInstant().map((instant) -> instant.toEpochMilli()).orElse(0L);
	}

	boolean isOnHostOf(RunOwner other) {
		return this.host.equals(other.host);
	}

	/** Whether the process lives, seen from its own host. */
	boolean isAlive() {
		return ProcessHandle.of(this.pid)
			.filter(ProcessHandle::isAlive)
			.map((process) -> Math.abs(startOf(process) - this.processStartedAt) <= START_TOLERANCE_MILLIS)
			.orElse(false);
	}

	@Override
	public String toString() {
		return "process " + this.pid + " on " + this.host;
	}

}
