package io.orderarchiver.run.lease;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.ToLongFunction;

import io.orderarchiver.run.lease.RunOwner.Liveness;

/**
 * Tells by their starts which of the processes that ever had a number is meant.
 * <p>
 * On Linux, Java derives a start from the host's clock: two readings of one process
 * differ if the clock was set between them. So the kernel's own count since the host
 * booted is taken there, with the id of that boot, as a number below zero. Elsewhere, and
 * in what older versions wrote, it is the time in milliseconds since 1970.
 */
final class ProcessStarts {

	/** As this host tells them. */
	static final ProcessStarts HERE = new ProcessStarts(Path.of("/proc"), ProcessStarts::byClock);

	/**
	 * In {@code /proc/PID/stat}, behind the name of the program, which may hold blanks.
	 */
	private static final int START_BEHIND_NAME = 20;

	private static final long CLOCK_TOLERANCE_MILLIS = 2_000;

	private final Path proc;

	private final ToLongFunction<ProcessHandle> clock;

	/**
	 * Creates the starts.
	 * @param proc the directory in which Linux tells of processes, need not exist
	 * @param clock when a process started, in milliseconds since 1970
	 */
	ProcessStarts(Path proc, ToLongFunction<ProcessHandle> clock) {
		this.proc = proc;
		this.clock = clock;
	}

	private static long byClock(ProcessHandle process) {
		return process.info().startInstant().map((instant) -> instant.toEpochMilli()).orElse(0L);
	}

	/** The start of a process, told as said above. */
	long of(ProcessHandle process) {
		OptionalLong sinceBoot = sinceBoot(process.pid());
		return sinceBoot.isPresent() ? sinceBoot.getAsLong() : this.clock.applyAsLong(process);
	}

	private OptionalLong sinceBoot(long pid) {
		try {
			UUID boot = UUID.fromString(read(this.proc.resolve("sys/kernel/random/boot_id")).strip());
			String stat = read(this.proc.resolve(Long.toString(pid)).resolve("stat"));
			String[] behindName = stat.substring(stat.lastIndexOf(')') + 1).split(" ", -1);
			long ticks = Long.parseLong(behindName[START_BEHIND_NAME]);
			long mark = (boot.getMostSignificantBits() ^ boot.getLeastSignificantBits()) + ticks;
			return OptionalLong.of(mark | Long.MIN_VALUE);
		}
		catch (IOException | IllegalArgumentException | IndexOutOfBoundsException ex) {
			return OptionalLong.empty();
		}
	}

	private static String read(Path file) throws IOException {
		return Files.readString(file, StandardCharsets.ISO_8859_1);
	}

	/** Whether a process that has the number now is the one whose start was noted. */
	Liveness compare(long noted, ProcessHandle process) {
		long now = of(process);
		if (noted == now) {
			return Liveness.LIVING;
		}
		if (noted < 0) {
			return (now < 0) ? Liveness.GONE : Liveness.UNCERTAIN;
		}
		return (Math.abs(this.clock.applyAsLong(process) - noted) <= CLOCK_TOLERANCE_MILLIS) ? Liveness.LIVING
				: Liveness.UNCERTAIN;
	}

}
