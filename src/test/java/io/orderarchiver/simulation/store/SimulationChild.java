package io.orderarchiver.simulation.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;

/**
 * A process that opens a simulation and does what its input says, line by line:
 * {@code insert ID}, {@code count}, {@code snapshot}, {@code close}; {@code flood}
 * inserts until the server is gone.
 */
final class SimulationChild {

	private SimulationChild() {
	}

	public static void main(String[] arguments) throws IOException {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		SimulationServer server = SimulationServer.open(Path.of(arguments[0]));
		out.println((server.joined() ? "joined " : "owns ") + server.identity());
		try (MongoClient client = MongoClients.create(server.uri() + "/?serverSelectionTimeoutMS=2000")) {
			MongoCollection<Document> orders = client.getDatabase("Ubereats").getCollection("Commande");
			for (String line = in.readLine(); line != null && !line.equals("close"); line = in.readLine()) {
				out.println(execute(line, server, orders));
			}
		}
		server.close(() -> out.println("waiting"), () -> false);
		out.println("closed");
	}

	private static String execute(String line, SimulationServer server, MongoCollection<Document> orders)
			throws IOException {
		String[] words = line.split(" ", 2);
		switch (words[0]) {
			case "insert" -> orders.insertOne(new Document("_id", words[1]));
			case "snapshot" -> server.snapshot();
			case "flood" -> {
				return "acknowledged " + flood(orders);
			}
			default -> {
				return "count " + orders.countDocuments();
			}
		}
		return "done";
	}

	private static int flood(MongoCollection<Document> orders) {
		int acknowledged = 0;
		try {
			while (true) {
				orders.insertOne(new Document("_id", acknowledged));
				acknowledged++;
			}
		}
		catch (MongoException ex) {
			return acknowledged;
		}
	}

}
