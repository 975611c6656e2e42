package io.orderarchiver.command.terminal;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of an option, within its bounds. */
public abstract class WholeNumber implements ITypeConverter<Integer> {

	private final int min;

	private final int max;

	WholeNumber(int min, int max) {
		this.min = min;
		this.max = max;
	}

	@Override
	public Integer convert(String text) {
		try {
			int number = Integer.parseInt(text.strip());
			if (number >= this.min && number <= this.max) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// The message below tells what is allowed.
		}
		throw new TypeConversionException(
				"'%s' is not a whole number from %d to %d".formatted(text, this.min, this.max));
	}

	/** Orders a page. */
	public static final class BatchSize extends WholeNumber {

		BatchSize() {
			super(1, 100_000);
		}

	}

	/** Orders a second. */
	public static final class Rate extends WholeNumber {

		Rate() {
			super(1, 1_000_000);
		}

	}

	/** Orders of a sample. */
	public static final class SampleCount extends WholeNumber {

		SampleCount() {
			super(1, 1000);
		}

	}

	/** Rejects to list. */
	public static final class RejectLimit extends WholeNumber {

		RejectLimit() {
			super(1, 1_000_000);
		}

	}

	/** Orders that are made to disagree with the archive. */
	public static final class DriftCount extends WholeNumber {

		/** Creates it for picocli. */
		public DriftCount() {
			super(1, 100_000);
		}

	}

	/** Orders to generate. */
	public static final class OrderCount extends WholeNumber {

		OrderCount() {
			super(1, 100_000_000);
		}

	}

	/** Deliveries a second. */
	public static final class DeliveryRate extends WholeNumber {

		DeliveryRate() {
			super(1, 1000);
		}

	}

	/** Runs to list. */
	public static final class RunLimit extends WholeNumber {

		RunLimit() {
			super(1, 10_000);
		}

	}

	/** Documents of a dimension to generate. */
	public static final class DimensionCount extends WholeNumber {

		DimensionCount() {
			super(1, 1_000_000);
		}

	}

	/** A port to listen on; 0 for any that is free. */
	public static final class Port extends WholeNumber {

		/** Creates it for picocli. */
		public Port() {
			super(0, 65_535);
		}

	}

}
