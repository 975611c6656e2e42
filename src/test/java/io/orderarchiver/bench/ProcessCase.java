package io.orderarchiver.bench;

import java.util.Arrays;
import java.util.List;

/** How an archive is started, and on what. */
enum ProcessCase {

	ONE_PARTITION("1 partition", 0, "--partitions", "1"),

	TWO_PARTITIONS("2 partitions", 0, "--partitions", "2"),

	FOUR_PARTITIONS("4 partitions", 0, "--partitions", "4"),

	ALL_ARCHIVED("1 partition, full archive", 0, "--partitions", "1"),

	ALL_ARCHIVED_TWO_PARTITIONS("2 partitions, full archive", 0, "--partitions", "2"),

	/**
	 * What sharing a run costs, with nobody to share it: two are the least that such a
	 * run chooses.
	 */
	SHARED_ALONE("2 partitions, shared, no worker", 0, "--partitions", "2", "--workers", "remote"),

	ONE_WORKER("1 worker, --no-work", 1, "--partitions", "1", "--workers", "remote", "--no-work"),

	TWO_WORKERS("2 workers, --no-work", 2, "--partitions", "1", "--workers", "remote", "--no-work");

	private final String title;

	private final int workers;

	private final List<String> arguments;

	ProcessCase(String title, int workers, String... arguments) {
		this.title = title;
		this.workers = workers;
		this.arguments = List.of(arguments);
	}

	static List<ProcessCase> possible(boolean shared) {
		return Arrays.stream(values()).filter((each) -> shared || !each.isShared()).toList();
	}

	String title() {
		return this.title;
	}

	int workers() {
		return this.workers;
	}

	List<String> arguments() {
		return this.arguments;
	}

	boolean isShared() {
		return this.arguments.contains("remote");
	}

	boolean isOnEmptyArchive() {
		return this != ALL_ARCHIVED && this != ALL_ARCHIVED_TWO_PARTITIONS;
	}

}
