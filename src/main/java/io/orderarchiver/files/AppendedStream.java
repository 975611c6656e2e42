package io.orderarchiver.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A stream that a run writes to. What has left cannot be cut off when the run is resumed,
 * so that none of it counts as kept. Not thread-safe.
 */
public final class AppendedStream implements Appended {

	private final OutputStream out;

	/**
	 * Appends to a stream.
	 * @param out is flushed at the end, and not closed
	 */
	public AppendedStream(OutputStream out) {
		this.out = new BufferedOutputStream(out);
	}

	@Override
	public void append(byte[] bytes) throws IOException {
		this.out.write(bytes);
	}

	@Override
	public long save() throws IOException {
		this.out.flush();
		return 0;
	}

	@Override
	public void close() throws IOException {
		this.out.flush();
	}

}
