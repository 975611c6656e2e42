package io.orderarchiver.watch.stream;

/** The server has no change streams, since it is no member of a replica set. */
public final class NoChangeStreamsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** Creates the exception, whose message says how to make a replica set. */
	public NoChangeStreamsException() {
		super("MongoDB offers change streams on a replica set only (error 40573), and this server is none. Make it one:"
				+ " start mongod with --replSet rs0, and run rs.initiate() once; one member is enough. Without, use"
				+ " the archive command.");
	}

}
