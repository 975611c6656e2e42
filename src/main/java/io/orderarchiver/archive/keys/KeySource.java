package io.orderarchiver.archive.keys;

import java.util.Optional;

/** Yields the keys of delivered orders, page by page. To be used by one thread. */
public interface KeySource extends AutoCloseable {

	/**
	 * The next page.
	 * @return at least one key, or nothing at the end
	 */
	Optional<KeyPage> next();

	@Override
	void close();

}
