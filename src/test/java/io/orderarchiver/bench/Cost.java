package io.orderarchiver.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import com.mongodb.client.MongoDatabase;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * What it cost to archive orders.
 *
 * @param orders how many
 * @param seconds from start to end
 * @param clientSeconds processor time of the client's processes
 * @param serverSeconds processor time of the server
 */
record Cost(long orders, double seconds, double clientSeconds, double serverSeconds) {

	static final String HEADER = String.format(Locale.ROOT, "%-32s %10s %12s %14s %14s %8s", "", "seconds", "orders/s",
			"client µs/order", "server µs/order", "server");

	static Cost median(List<Cost> costs) {
		return costs.stream().sorted(Comparator.comparingDouble(Cost::seconds)).toList().get(costs.size() / 2);
	}

	double ordersPerSecond() {
		return this.orders / this.seconds;
	}

	/** The last column is how many of its processors the server keeps busy. */
	String line(String title) {
		return String.format(Locale.ROOT, "%-32s %10.2f %,12.0f %14.1f %14.1f %8.2f", title, this.seconds,
				ordersPerSecond(), microsPerOrder(this.clientSeconds), microsPerOrder(this.serverSeconds),
				this.serverSeconds / this.seconds);
	}

	private double microsPerOrder(double all) {
		return all * 1e6 / this.orders;
	}

	/** Runs from its start to its stop. */
	record Meter(MongoDatabase database, long startNanos, double serverSecondsAtStart) {

		static Meter start(MongoDatabase database) {
			return new Meter(database, System.nanoTime(), serverSeconds(database));
		}

		Cost stop(long orders, double clientSeconds) {
			double seconds = (System.nanoTime() - this.startNanos) / 1e9;
			return new Cost(orders, seconds, clientSeconds, serverSeconds(this.database) - this.serverSecondsAtStart);
		}

		/** On Linux, the server says how much processor time it has used. */
		private static double serverSeconds(MongoDatabase database) {
			BsonDocument extra = database
				.runCommand(new BsonDocument("serverStatus", new BsonInt32(1)), BsonDocument.class)
				.getDocument("extra_info", new BsonDocument());
			return micros(extra, "user_time_us") + micros(extra, "system_time_us");
		}

		private static double micros(BsonDocument extra, String name) {
			return extra.isNumber(name) ? extra.getNumber(name).doubleValue() / 1e6 : Double.NaN;
		}

	}

}
