package io.orderarchiver.simulation.data;

/**
 * What to generate. Equal options generate equal documents, to the byte. Every difference
 * makes another data set, which shares no document with this one.
 *
 * @param count how many orders, 1 to 100,000,000
 * @param seed tells data sets apart; any number
 * @param pDelivered probability that an order is delivered, 0 to 1
 * @param pMissing probability that an order lacks something, 0 to 1
 * @param clients how many customers, 1 to 1,000,000
 * @param livreurs how many couriers, 1 to 1,000,000
 * @param restaurants how many restaurants, 1 to 1,000,000
 * @param menus how many menus, 1 to 1,000,000; fewer than restaurants leaves some of
 * these without an order
 */
public record GenerationOptions(int count, long seed, double pDelivered, double pMissing, int clients, int livreurs,
		int restaurants, int menus) {

	private static final int MAX_COUNT = 100_000_000;

	private static final int MAX_DIMENSION = 1_000_000;

	/**
	 * Checks the ranges.
	 * @throws IllegalArgumentException if a value is out of its range; the message names
	 * it as the command line spells it, its value and the range
	 */
	public GenerationOptions {
		requireCount("count", count, MAX_COUNT);
		requireProbability("p-delivered", pDelivered);
		requireProbability("p-missing", pMissing);
		requireCount("clients", clients, MAX_DIMENSION);
		requireCount("livreurs", livreurs, MAX_DIMENSION);
		requireCount("restaurants", restaurants, MAX_DIMENSION);
		requireCount("menus", menus, MAX_DIMENSION);
	}

	/**
	 * The defaults of the command line.
	 * @param seed the seed
	 * @return 1000 orders, 70% of them delivered, 5% lacking something
	 */
	public static GenerationOptions ofSeed(long seed) {
		return new GenerationOptions(1000, seed, 0.7, 0.05, 50, 20, 20, 60);
	}

	/**
	 * A data set of another length.
	 * @param count how many orders
	 * @return options that differ in the count alone
	 */
	public GenerationOptions withCount(int count) {
		return new GenerationOptions(count, this.seed, this.pDelivered, this.pMissing, this.clients, this.livreurs,
				this.restaurants, this.menus);
	}

	/**
	 * A data set with another share of missing data.
	 * @param pMissing probability that an order lacks something
	 * @return options that differ in this probability alone
	 */
	public GenerationOptions withMissing(double pMissing) {
		return new GenerationOptions(this.count, this.seed, this.pDelivered, pMissing, this.clients, this.livreurs,
				this.restaurants, this.menus);
	}

	private static void requireCount(String name, int value, int max) {
		if (value < 1 || value > max) {
			throw new IllegalArgumentException(name + " is " + value + ", but must be from 1 to " + max);
		}
	}

	private static void requireProbability(String name, double value) {
		// Written so that NaN fails.
		if (!(value >= 0 && value <= 1)) {
			throw new IllegalArgumentException(name + " is " + value + ", but must be from 0 to 1");
		}
	}

}
