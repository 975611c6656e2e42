package io.orderarchiver.management;

import io.orderarchiver.watch.state.WatchListener;

/** The page that a watch shows of itself; it is told what the watch does, too. */
public interface WatchPage extends WatchListener {

	/**
	 * Makes the page. It is called by several threads at once.
	 * @param watch the watch at this moment
	 * @return the page
	 */
	PageResponse show(SeenWatch watch);

}
