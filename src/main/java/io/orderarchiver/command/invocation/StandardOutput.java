package io.orderarchiver.command.invocation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Standard output where an option names a file: the file is then that of whoever typed
 * the command, whichever user it runs as.
 */
public final class StandardOutput extends OutputStream {

	private static final Path NAME = Path.of("-");

	private final PrintStream out;

	/**
	 * Output that fails where nobody reads it any longer.
	 * @param invocation whose standard output it is
	 */
	public StandardOutput(Invocation invocation) {
		this.out = invocation.terminal().out();
	}

	/**
	 * Whether standard output is meant.
	 * @param file what an option names, or null
	 * @return whether that is {@code -}
	 */
	public static boolean isMeant(@Nullable Path file) {
		return NAME.equals(file);
	}

	@Override
	public void write(int b) throws IOException {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		this.out.write(bytes, offset, length);
		requireRead();
	}

	@Override
	public void flush() throws IOException {
		this.out.flush();
		requireRead();
	}

	private void requireRead() throws IOException {
		if (this.out.checkError()) {
			throw new IOException("standard output is closed");
		}
	}

}
