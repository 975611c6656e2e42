package io.orderarchiver.management;

/** Something that others can look at until it is closed. */
@FunctionalInterface
public interface Serving extends AutoCloseable {

	@Override
	void close();

}
