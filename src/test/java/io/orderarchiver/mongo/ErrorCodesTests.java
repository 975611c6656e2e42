package io.orderarchiver.mongo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorCodesTests {

	@ParameterizedTest
	@ValueSource(ints = { 10334, 13548, 17419, 17420, 146, 292, 4568 })
	void aSmallerPageMayHelpWhatIsTooLarge(int code) {
		assertThat(ErrorCodes.isTooLarge(code)).isTrue();
		assertThat(ErrorCodes.isTransient(code)).isFalse();
	}

	/** Elections, shutdowns, network and majority, by the names of MongoDB's source. */
	@ParameterizedTest
	@ValueSource(ints = { 6, 7, 64, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436 })
	void aRetryMayHelpWhatIsTransient(int code) {
		assertThat(ErrorCodes.isTransient(code)).isTrue();
		assertThat(ErrorCodes.isTooLarge(code)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 17007, 96, 292 })
	void anUnsortedQueryMayHelpWhereTheIndexIsNotToBeHad(int code) {
		assertThat(ErrorCodes.isWithoutIndex(code)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 11000, 13, 18, 121, 26, 40573, 0, -1 })
	void nothingHelpsTheRest(int code) {
		assertThat(ErrorCodes.isTooLarge(code)).isFalse();
		assertThat(ErrorCodes.isTransient(code)).isFalse();
		assertThat(ErrorCodes.isWithoutIndex(code)).isFalse();
	}

}
