package io.orderarchiver.command.simulate;

import io.orderarchiver.command.invocation.Progress;
import io.orderarchiver.simulation.generation.GenerationListener;

/** Passes on how many orders are written. */
final class GenerationNarrator implements GenerationListener {

	private final Progress progress;

	private long before;

	GenerationNarrator(Progress progress) {
		this.progress = progress;
	}

	@Override
	public void ordersWritten(long ordersSoFar, long total) {
		this.progress.expect(total);
		this.progress.add(ordersSoFar - this.before);
		this.before = ordersSoFar;
	}

}
