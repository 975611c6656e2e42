package io.orderarchiver.step;

import java.util.Map;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.order.ArchivedField;
import org.junit.jupiter.api.Test;

import org.springframework.batch.infrastructure.item.ExecutionContext;

import static org.assertj.core.api.Assertions.assertThat;

class RunCountsTests {

	private static final Tally PAGE = new Tally(15, 1, 2,
			Map.of(ArchivedField.NOM_CLIENT, 1L, ArchivedField.TEMPS_ESTIMEE, 2L), 3, 4, 5, 6, 7);

	private final ExecutionContext context = new ExecutionContext();

	private long execution;

	@Test
	void aNewRunHasCountedNothing() {
		assertThat(RunCounts.ofRun(this.context)).isEqualTo(Tally.ZERO);
		assertThat(RunCounts.ofExecution(this.context)).isEqualTo(Tally.ZERO);
		assertThat(new RunCounts(this.context, 1).firstPage()).isEqualTo(1);
	}

	@Test
	void everyCountIsSavedWithTheCheckpoint() {
		execute(PAGE);
		assertThat(RunCounts.ofRun(this.context)).isEqualTo(PAGE);
		assertThat(RunCounts.ofExecution(this.context)).isEqualTo(PAGE);
	}

	@Test
	void whatIsNotSavedIsForgottenAsItsPageIsReadAgain() {
		new RunCounts(this.context, 1).add(PAGE);
		assertThat(RunCounts.ofRun(this.context)).isEqualTo(Tally.ZERO);
	}

	@Test
	void aResumedRunAddsToTheRunButCountsItsOwn() {
		execute(PAGE, PAGE);
		Tally late = new Tally(1, 1, 1, Map.of(ArchivedField.NOM_MENU, 1L), 0, 0, 0, 0, 0);
		execute(late);
		assertThat(RunCounts.ofRun(this.context)).isEqualTo(PAGE.plus(PAGE).plus(late));
		assertThat(RunCounts.ofExecution(this.context)).isEqualTo(late);
	}

	@Test
	void pagesAreNumberedThroughTheRun() {
		execute(PAGE, PAGE);
		RunCounts resumed = new RunCounts(this.context, 1);
		assertThat(resumed.firstPage()).isEqualTo(3);
		resumed.add(PAGE);
		assertThat(resumed.firstPage()).isEqualTo(3);
		assertThat(resumed.nextPage()).isEqualTo(4);
	}

	@Test
	void aProcessThatTakesOverInMidExecutionGoesOnWithItsCounts() {
		execute(PAGE);
		RunCounts successor = new RunCounts(this.context, this.execution);
		successor.add(PAGE);
		successor.update(this.context);
		assertThat(RunCounts.ofExecution(this.context)).isEqualTo(PAGE.plus(PAGE));
	}

	private void execute(Tally... pages) {
		RunCounts tally = new RunCounts(this.context, ++this.execution);
		for (Tally page : pages) {
			tally.add(page);
		}
		tally.update(this.context);
	}

}
