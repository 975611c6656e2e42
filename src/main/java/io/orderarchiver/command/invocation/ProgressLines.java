package io.orderarchiver.command.invocation;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A line every few seconds, for a log. */
final class ProgressLines implements Progress {

	private static final long INTERVAL = Duration.ofSeconds(5).toNanos();

	private final Consumer<String> log;

	private final String activity;

	private final LongSupplier nanoTime;

	private final long start;

	private long lastLine;

	private long done;

	private long total;

	private long newRejects;

	private String detail = "";

	ProgressLines(Consumer<String> log, String activity, LongSupplier nanoTime) {
		this.log = log;
		this.activity = activity;
		this.nanoTime = nanoTime;
		this.start = nanoTime.getAsLong();
		this.lastLine = this.start;
	}

	@Override
	public synchronized void add(long orders) {
		this.done += orders;
		long now = this.nanoTime.getAsLong();
		if (now - this.lastLine >= INTERVAL) {
			this.lastLine = now;
			this.log.accept(line((now - this.start) / 1e9));
		}
	}

	private String line(double seconds) {
		String of = (this.total > 0) ? String.format(Locale.ROOT, " of %,d", this.total) : "";
		String rejects = (this.newRejects > 0) ? String.format(Locale.ROOT, ", %,d new rejects", this.newRejects) : "";
		return String.format(Locale.ROOT, "%s: %,d%s orders, %,.0f a second%s%s", this.activity, this.done, of,
				this.done / seconds, rejects, this.detail);
	}

	@Override
	public synchronized void expect(long total) {
		this.total = total;
	}

	@Override
	public synchronized void mention(String detail) {
		this.detail = detail.isEmpty() ? "" : "; " + detail;
	}

	@Override
	public synchronized void reject(long orders) {
		this.newRejects += orders;
	}

	/** A log is read later, by who can wait: it is not worth a look at all orders. */
	@Override
	public void count(LongSupplier orders) {
	}

	@Override
	public void close() {
	}

}
