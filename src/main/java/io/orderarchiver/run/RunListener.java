package io.orderarchiver.run;

import io.orderarchiver.batch.ArchiveListener;

/** Is told what becomes of an archive run. */
public interface RunListener extends ArchiveListener {

	/**
	 * The run is about to start.
	 * @param start what is known of it
	 */
	void starting(RunStart start);

}
