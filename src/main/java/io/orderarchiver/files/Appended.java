package io.orderarchiver.files;

import java.io.IOException;

/** What grows with a run. */
public sealed interface Appended extends AutoCloseable permits AppendedFile, AppendedStream {

	/**
	 * Appends.
	 * @param bytes what
	 * @throws IOException if it is not taken
	 */
	void append(byte[] bytes) throws IOException;

	/**
	 * Makes what was appended last.
	 * @return how much of it is kept, in bytes
	 * @throws IOException if it is not taken
	 */
	long save() throws IOException;

	@Override
	void close() throws IOException;

}
