package io.orderarchiver.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first bytes of another stream. */
final class BoundedInputStream extends FilterInputStream {

	private long left;

	BoundedInputStream(InputStream in, long length) {
		super(in);
		this.left = length;
	}

	@Override
	public int read() throws IOException {
		if (this.left == 0) {
			return -1;
		}
		int read = super.read();
		this.left -= (read >= 0) ? 1 : 0;
		return read;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		if (this.left == 0 && length > 0) {
			return -1;
		}
		int read = super.read(bytes, offset, (int) Math.min(length, this.left));
		this.left -= Math.max(0, read);
		return read;
	}

	@Override
	public long skip(long count) throws IOException {
		long skipped = super.skip(Math.min(count, this.left));
		this.left -= skipped;
		return skipped;
	}

	@Override
	public boolean markSupported() {
		return false;
	}

}
