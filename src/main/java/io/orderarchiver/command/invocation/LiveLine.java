package io.orderarchiver.command.invocation;

import io.orderarchiver.command.terminal.Screen;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarRenderer;

/** A line at the bottom of a terminal that is drawn anew twice a second. */
public final class LiveLine {

	private static final int UPDATE_MILLIS = 500;

	private LiveLine() {
	}

	/**
	 * Begins to draw it.
	 * @param screen where
	 * @param text what it says
	 * @return to be stepped on, and closed: the line then stays as it is
	 */
	public static ProgressBar begin(Screen screen, Text text) {
		ProgressBarRenderer renderer = (state, width) -> text.line(state.getCurrent(), width);
		return new ProgressBarBuilder().setInitialMax(-1)
			.setUpdateIntervalMillis(UPDATE_MILLIS)
			.continuousUpdate()
			.setRenderer(renderer)
			.setConsumer(new Bottom(screen))
			.build();
	}

	/** What the line says. */
	@FunctionalInterface
	public interface Text {

		/**
		 * The line as it is now.
		 * @param done how many steps were made
		 * @param width how many columns there are
		 * @return text without a line end, no wider than that
		 */
		String line(long done, int width);

	}

	/**
	 * The bottom of a screen.
	 *
	 * @param screen which one
	 */
	private record Bottom(Screen screen) implements ProgressBarConsumer {

		@Override
		public int getMaxRenderedLength() {
			return this.screen.columns();
		}

		@Override
		public void accept(String line) {
			this.screen.show(line);
		}

		@Override
		public void close() {
			this.screen.leave();
		}

	}

}
