package io.orderarchiver.command.terminal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalWidthTests {

	@ParameterizedTest
	@CsvSource({ "50 132, 132", "24 20, 20", "0 0, 80", "'', 80", "stty: not a terminal, 80" })
	void isWhatSttySaysOrEightyIfItDoesNotKnow(String answer, int columns) {
		assertThat(TerminalWidth.parsed(answer)).isEqualTo(columns);
	}

}
