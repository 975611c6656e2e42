package io.orderarchiver.seal;

import java.nio.file.Path;

/**
 * A seal that was written.
 *
 * @param directory where
 * @param archivedOrders how many are sealed
 * @param files how many days have a file, orders without a date being a day of their own
 * @param digest that of the manifest, which stands for the whole: who keeps it elsewhere
 * can tell whether the seal was replaced
 * @param signing whether it is signed
 */
public record WrittenSeal(Path directory, long archivedOrders, long files, String digest, Signing signing) {

	/** Whether a seal is signed. */
	public enum Signing {

		SIGNED, UNSIGNED

	}

}
