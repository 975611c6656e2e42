package io.orderarchiver.simulation.data;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GenerationOptionsTests {

	@Test
	void defaultsAreThoseOfTheCommandLine() {
		assertThat(GenerationOptions.ofSeed(42)).isEqualTo(new GenerationOptions(1000, 42, 0.7, 0.05, 50, 20, 20, 60));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0         | 0.7 | 0.05 | 1 | 1 | 1 | 1 | count is 0, but must be from 1 to 100000000
			100000001 | 0.7 | 0.05 | 1 | 1 | 1 | 1 | count is 100000001, but must be from 1 to 100000000
			1         | 1.5 | 0.05 | 1 | 1 | 1 | 1 | p-delivered is 1.5, but must be from 0 to 1
			1         | NaN | 0.05 | 1 | 1 | 1 | 1 | p-delivered is NaN, but must be from 0 to 1
			1         | 0.7 | -0.1 | 1 | 1 | 1 | 1 | p-missing is -0.1, but must be from 0 to 1
			1         | 0.7 | 0.05 | 0 | 1 | 1 | 1 | clients is 0, but must be from 1 to 1000000
			1         | 0.7 | 0.05 | 1 | 0 | 1 | 1 | livreurs is 0, but must be from 1 to 1000000
			1         | 0.7 | 0.05 | 1 | 1 | 0 | 1 | restaurants is 0, but must be from 1 to 1000000
			1         | 0.7 | 0.05 | 1 | 1 | 1 | 1000001 | menus is 1000001, but must be from 1 to 1000000
			""")
	void aValueOutOfRangeIsNamedWithItsRange(int count, double pDelivered, double pMissing, int clients, int livreurs,
			int restaurants, int menus, String message) {
		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> new GenerationOptions(count, 1, pDelivered, pMissing, clients, livreurs, restaurants, menus))
			.withMessage(message);
	}

}
