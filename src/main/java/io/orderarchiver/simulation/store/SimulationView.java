package io.orderarchiver.simulation.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.orderarchiver.simulation.server.EmbeddedMongo;

/**
 * A simulation to look at: the server of the process that runs it, else its last snapshot
 * in a server of its own. Nothing on the disk is created or changed, and what is written
 * to that server is lost.
 */
public final class SimulationView implements AutoCloseable {

	private final String uri;

	private final Optional<String> identity;

	private final Optional<EmbeddedMongo> own;

	private SimulationView(String uri, Optional<String> identity, Optional<EmbeddedMongo> own) {
		this.uri = uri;
		this.identity = identity;
		this.own = own;
	}

	/**
	 * Opens a view.
	 * @param directory where the simulation's data are
	 * @return the view; nothing if there is no simulation
	 * @throws IOException if its data cannot be read
	 */
	public static Optional<SimulationView> of(Path directory) throws IOException {
		if (!Files.isDirectory(directory)) {
			return Optional.empty();
		}
		SimulationDirectory simulation = new SimulationDirectory(directory);
		Optional<ServerAddress> running = ServerAddress.read(simulation.address()).filter(ServerAddress::answers);
		if (running.isPresent()) {
			return Optional
				.of(new SimulationView(running.get().uri(), Optional.of(running.get().identity()), Optional.empty()));
		}
		EmbeddedMongo server = EmbeddedMongo.start();
		try (MongoClient client = MongoClients.create(server.uri())) {
			simulation.load(client);
			return Optional.of(new SimulationView(server.uri(), simulation.identity().peek(), Optional.of(server)));
		}
		catch (MongoException ex) {
			server.close();
			throw new IOException("cannot load the snapshot in " + directory, ex);
		}
		catch (IOException ex) {
			server.close();
			throw ex;
		}
	}

	/**
	 * How to connect to it.
	 * @return a connection string without a database
	 */
	public String uri() {
		return this.uri;
	}

	/**
	 * What its data are called.
	 * @return eight hexadecimal characters; nothing if data were lost, so that it gets a
	 * new name
	 */
	public Optional<String> identity() {
		return this.identity;
	}

	@Override
	public void close() {
		this.own.ifPresent(EmbeddedMongo::close);
	}

}
