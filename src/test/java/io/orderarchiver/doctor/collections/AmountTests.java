package io.orderarchiver.doctor.collections;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** In which figures something is told. */
class AmountTests {

	@ParameterizedTest
	@CsvSource({ "0, 0", "999, 999", "1234, 'about 1,200'", "70066, 'about 70,000'", "1000001, 'more than 1,000,000'" })
	void figuresAreRound(long value, String text) {
		assertThat(Amount.counted(value)).hasToString(text);
	}

}
