package io.orderarchiver.command.terminal;

import java.util.List;
import java.util.OptionalInt;

import io.orderarchiver.command.terminal.Table.Column;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TableTests {

	private final Table table = new Table(
			List.of(Column.right("RUN"), Column.left("STATUS"), Column.right("READ"), Column.left("PARAMETERS")))
		.add(List.of("9", Ink.FAILED.of("failed"), "1,000", "all order dates"))
		.add(List.of("10", "completed", "7", "2025-01-01 to 2025-02-01"));

	@Test
	void columnsStandBelowTheirHeadingsWhateverIsColoured() {
		assertThat(Ink.none(this.table.text(OptionalInt.empty()))).isEqualTo("""
				RUN  STATUS      READ  PARAMETERS
				  9  failed     1,000  all order dates
				 10  completed      7  2025-01-01 to 2025-02-01""");
	}

	@Test
	void whatHasNoRoomBesideStandsBelowWithItsHeading() {
		assertThat(Ink.none(this.table.text(OptionalInt.of(30)))).isEqualTo("""
				RUN  STATUS      READ
				  9  failed     1,000
				      parameters all order dates
				 10  completed      7
				      parameters 2025-01-01 to 2025-02-01""");
	}

	@Test
	void theFirstColumnStaysHoweverNarrowItGets() {
		assertThat(Ink.none(this.table.text(OptionalInt.of(2)))).startsWith("""
				RUN
				  9
				      status failed, read 1,000, parameters all order dates
				""");
	}

}
