package io.orderarchiver.run.lease;

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
 * @param processStartedAt when the process started, as {@link ProcessStarts} tells it
 */
public record RunOwner(String id, String host, long pid, long processStartedAt) {

	/** What becomes of a process. */
	enum Liveness {

		LIVING, GONE,

		/** A process has its number, but nobody can tell whether it is the same one. */
		UNCERTAIN

	}

	/**
	 * This process, under a new random id.
	 * @return an owner that no other call returns
	 */
	public static RunOwner thisProcess() {
		ProcessHandle process = ProcessHandle.current();
		return new RunOwner(UUID.randomUUID().toString(), hostName(), process.pid(), ProcessStarts.HERE.of(process));
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

	boolean isOnHostOf(RunOwner other) {
		return this.host.equals(other.host);
	}

	/** What has become of the process, seen from its own host. */
	Liveness life(ProcessStarts starts) {
		return ProcessHandle.of(this.pid)
			.filter(ProcessHandle::isAlive)
			.map((process) -> starts.compare(this.processStartedAt, process))
			.orElse(Liveness.GONE);
	}

	@Override
	public String toString() {
		return "process " + this.pid + " on " + this.host;
	}

}
