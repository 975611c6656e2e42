package io.orderarchiver.command.invocation;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import com.mongodb.MongoException;
import io.orderarchiver.command.invocation.ProgressText.Total;
import io.orderarchiver.command.terminal.Screen;
import me.tongfei.progressbar.ProgressBar;

/** A bar with rate and time left, at the bottom of a terminal. */
final class ProgressBarLine implements Progress {

	private final String activity;

	private final Progress log;

	private final RecentRate rate;

	private final AtomicLong newRejects = new AtomicLong();

	private final ProgressBar bar;

	private volatile Total total = Total.UNKNOWN;

	private volatile String detail = "";

	ProgressBarLine(Screen screen, String activity, Progress log, LongSupplier nanoTime) {
		this.activity = activity;
		this.log = log;
		this.rate = new RecentRate(nanoTime);
		this.bar = LiveLine.begin(screen, this::line);
	}

	private String line(long done, int width) {
		return new ProgressText(this.activity, done, this.total, this.rate.perSecond(), this.newRejects.get(),
				this.detail)
			.line(width);
	}

	@Override
	public void add(long orders) {
		this.rate.add(orders);
		this.bar.stepBy(orders);
		this.log.add(orders);
	}

	@Override
	public void reject(long orders) {
		this.newRejects.addAndGet(orders);
		this.log.reject(orders);
	}

	@Override
	public void expect(long orders) {
		this.total = Total.of(orders);
		this.log.expect(orders);
	}

	@Override
	public void count(LongSupplier orders) {
		this.total = Total.COUNTING;
		Thread counting = new Thread(() -> expectCounted(orders), "counting");
		counting.setDaemon(true);
		counting.start();
	}

	private void expectCounted(LongSupplier orders) {
		try {
			expect(orders.getAsLong());
		}
		catch (MongoException | IllegalStateException ex) {
			// Without a total, or with the run over, the bar does without time left.
			this.total = Total.UNKNOWN;
		}
	}

	@Override
	public void mention(String what) {
		this.detail = what;
		this.log.mention(what);
	}

	@Override
	public void close() {
		this.bar.close();
	}

}
