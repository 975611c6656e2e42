package io.orderarchiver.watch.stream;

/** The server has closed a stream without an event: its collection is gone. */
final class StreamEndedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StreamEndedException() {
		super("the server closed the change stream without an event");
	}

}
