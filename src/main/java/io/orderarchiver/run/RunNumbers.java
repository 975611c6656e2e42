package io.orderarchiver.run;

import org.springframework.jdbc.support.incrementer.DataFieldMaxValueIncrementer;

/** Numbers runs, each number once. */
final class RunNumbers {

	private final DataFieldMaxValueIncrementer sequence;

	RunNumbers(DataFieldMaxValueIncrementer sequence) {
		this.sequence = sequence;
	}

	long next() {
		return this.sequence.nextLongValue();
	}

}
