package io.orderarchiver.command.invocation;

import java.io.PrintStream;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with rate and time left, on a terminal. */
final class ProgressBarLine implements Progress {

	private static final int UPDATE_MILLIS = 500;

	private static final int WIDTH = 100;

	private final ProgressBar bar;

	private final Progress log;

	ProgressBarLine(PrintStream err, String activity, Progress log) {
		this.log = log;
		this.bar = new ProgressBarBuilder().setTaskName(activity)
			.setInitialMax(-1)
			.setStyle(ProgressBarStyle.ASCII)
			.setUpdateIntervalMillis(UPDATE_MILLIS)
			.setUnit(" orders", 1)
			.showSpeed()
			.setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
			.build();
	}

	@Override
	public void add(long orders) {
		this.bar.stepBy(orders);
		this.log.add(orders);
	}

	@Override
	public void expect(long total) {
		this.bar.maxHint(total);
		this.log.expect(total);
	}

	@Override
	public void mention(String detail) {
		this.bar.setExtraMessage(" " + detail);
		this.log.mention(detail);
	}

	@Override
	public boolean wantsTotal() {
		return true;
	}

	@Override
	public void close() {
		this.bar.close();
	}

}
