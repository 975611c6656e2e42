package io.orderarchiver.command.watch;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.LiveLine;
import io.orderarchiver.command.terminal.Screen;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Shows how a watch is doing. */
interface WatchLine extends AutoCloseable {

	/** Shows nothing. */
	WatchLine NONE = new WatchLine() {

		@Override
		public void start(Supplier<WatchProgress> progress) {
		}

		@Override
		public void refresh(Change change) {
		}

		@Override
		public void close() {
		}

	};

	/** Why there may be something to show. */
	enum Change {

		COUNTS, STATE

	}

	/** A line moves on a terminal, while others go to the log file. */
	static WatchLine on(Invocation invocation) {
		return invocation.terminal().animated()
				? new Live(invocation.terminal().screen(), new Minutely(invocation::note, System::nanoTime))
				: new Minutely(invocation::tell, System::nanoTime);
	}

	/** From now on the progress can be asked for. */
	void start(Supplier<WatchProgress> progress);

	/** The progress is another one. */
	void refresh(Change change);

	@Override
	void close();

	/** A line that moves, on a terminal. */
	final class Live implements WatchLine {

		private final Screen screen;

		private final WatchLine log;

		private @Nullable ProgressBar line;

		Live(Screen screen, WatchLine log) {
			this.screen = screen;
			this.log = log;
		}

		@Override
		public void start(Supplier<WatchProgress> progress) {
			this.line = LiveLine.begin(this.screen, (steps, width) -> progress.get().line(width));
			this.log.start(progress);
		}

		@Override
		public void refresh(Change change) {
			this.log.refresh(change);
		}

		@Override
		public void close() {
			if (this.line != null) {
				this.line.close();
			}
		}

	}

	/** A line a minute and at each change of state, for a log. */
	final class Minutely implements WatchLine {

		private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

		private final Consumer<String> log;

		private final LongSupplier nanoTime;

		private Supplier<WatchProgress> progress = () -> {
			throw new IllegalStateException("not started");
		};

		private boolean started;

		private long lastLine;

		Minutely(Consumer<String> log, LongSupplier nanoTime) {
			this.log = log;
			this.nanoTime = nanoTime;
		}

		@Override
		public void start(Supplier<WatchProgress> source) {
			this.progress = source;
			this.started = true;
			this.lastLine = this.nanoTime.getAsLong();
		}

		@Override
		public void refresh(Change change) {
			long now = this.nanoTime.getAsLong();
			if (this.started && (change == Change.STATE || now - this.lastLine >= INTERVAL)) {
				this.lastLine = now;
				this.log.accept(this.progress.get().text());
			}
		}

		@Override
		public void close() {
		}

	}

}
