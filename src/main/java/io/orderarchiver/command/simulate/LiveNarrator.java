package io.orderarchiver.command.simulate;

import io.orderarchiver.command.invocation.Progress;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.simulation.town.LiveListener;
import io.orderarchiver.simulation.town.LiveOptions;

/** Passes on how many orders are delivered and created. */
final class LiveNarrator implements LiveListener {

	private final Progress progress;

	private long before;

	LiveNarrator(Progress progress, LiveOptions options) {
		this.progress = progress;
		if (options.duration() != null) {
			progress.expect(options.rate() * options.duration().toSeconds());
		}
	}

	@Override
	public void moved(long created, long delivered) {
		this.progress.mention("%s created".formatted(Rows.number(created)));
		this.progress.add(delivered - this.before);
		this.before = delivered;
	}

}
