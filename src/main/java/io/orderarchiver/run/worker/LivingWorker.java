package io.orderarchiver.run.worker;

/**
 * A worker that lives.
 *
 * @param target what it works for, name and hash
 * @param host where it is
 * @param pid its process there
 * @param version the program's
 */
public record LivingWorker(String target, String host, long pid, String version) {

	/**
	 * The process.
	 * @return its number and host
	 */
	public String process() {
		return "process " + this.pid + " on " + this.host;
	}

}
