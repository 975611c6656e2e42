package io.orderarchiver.run.lease;

/**
 * A lease that a run holds, or waits for.
 *
 * @param name its name
 * @param target what the run works on
 * @param owner this process, for this run
 * @param terms how it is kept
 */
public record HeldLease(String name, String target, RunOwner owner, LeaseTerms terms) {

	/**
	 * The lease of a run that is to be started by this process.
	 * @param name its name
	 * @param target what the run works on
	 * @return with an owner of its own
	 */
	public static HeldLease of(String name, String target) {
		return new HeldLease(name, target, RunOwner.thisProcess(), LeaseTerms.of(name));
	}

}
