package io.orderarchiver.command.terminal;

import java.util.TimeZone;

/** The time zone of this process. */
public final class ProcessZone {

	private ProcessZone() {
	}

	/**
	 * Works in UTC, and logs in the user's zone: the job repository keeps local times, in
	 * which a change of the clocks would bend a run by an hour. To be called before
	 * anything is logged.
	 */
	public static void useUtc() {
		System.setProperty("LOG_ZONE", TimeZone.getDefault().getID());
		TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
	}

}
