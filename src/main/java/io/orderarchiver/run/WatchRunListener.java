package io.orderarchiver.run;

import io.orderarchiver.watch.state.WatchListener;

/** Is told what becomes of a watch. */
public interface WatchRunListener extends WatchListener {

	/**
	 * The watch is about to start.
	 * @param start what is known of it
	 */
	void starting(RunStart start);

}
