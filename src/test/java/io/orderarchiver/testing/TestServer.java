package io.orderarchiver.testing;

import io.orderarchiver.simulation.server.EmbeddedMongo;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * The MongoDB that all tests of a JVM share: the replica set that
 * {@code TEST_MONGODB_URI} names, else one in a container, else the embedded one.
 *
 * @param uri how to connect, without a database
 * @param isReal whether it is a real MongoDB
 */
record TestServer(String uri, boolean isReal) {

	static TestServer get() {
		return Shared.SERVER;
	}

	private static TestServer choose() {
		String given = System.getenv("TEST_MONGODB_URI");
		if (given != null && !given.isBlank()) {
			return new TestServer(withoutDatabase(given), true);
		}
		if (DockerClientFactory.instance().isDockerAvailable()) {
			return new TestServer(container(), true);
		}
		return new TestServer(EmbeddedMongo.start().uri(), false);
	}

	/** Ended by Testcontainers when the JVM ends. */
	@SuppressWarnings("resource")
	private static String container() {
		MongoDBContainer container = new MongoDBContainer("mongo:7.0").withReplicaSet();
		container.start();
		return withoutDatabase(container.getReplicaSetUrl());
	}

	static String withoutDatabase(String uri) {
		return uri.replaceFirst("^(mongodb(?:\\+srv)?://[^/?]+)/[^?]*", "$1/");
	}

	/** Started when the first test asks for it. */
	private static final class Shared {

		private static final TestServer SERVER = choose();

	}

}
