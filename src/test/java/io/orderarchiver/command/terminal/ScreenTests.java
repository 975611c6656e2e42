package io.orderarchiver.command.terminal;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScreenTests {

	private final TerminalOfTest seen = TerminalOfTest.of(40);

	private final Terminal terminal = this.seen.terminal();

	@Test
	void whateverIsWrittenStandsAboveTheLineThatMoves() {
		this.terminal.screen().show("10%");
		this.terminal.err().println("a warning");
		this.terminal.screen().show("20%");
		this.terminal.data().println("{\"a\": 1}");
		this.terminal.out().println("a sentence");
		this.terminal.screen().show("30%");
		assertThat(this.seen.rows()).containsExactly("a warning", "{\"a\": 1}", "a sentence", "30%");
	}

	@Test
	void aLineThatComesInPartsIsNotTornApart() {
		this.terminal.screen().show("10%");
		this.terminal.err().print("half a ");
		this.terminal.err().flush();
		this.terminal.screen().show("20%");
		byte[] rest = "line, livrée\n".getBytes(StandardCharsets.UTF_8);
		for (byte each : rest) {
			this.terminal.err().write(each);
		}
		assertThat(this.seen.rows()).containsExactly("half a line, livrée", "20%");
	}

	@Test
	void aShorterLineLeavesNothingOfALongerOne() {
		this.terminal.screen().show("a long line");
		this.terminal.screen().show("short");
		assertThat(this.seen.rows()).containsExactly("short");
	}

	@Test
	void aLineThatIsTooLongIsCutBeforeItWouldWrap() {
		this.terminal.screen().show("x".repeat(100));
		this.terminal.screen().show("y".repeat(100));
		assertThat(this.seen.rows()).containsExactly("y".repeat(39));
	}

	@Test
	void whatFollowsTheLastOneStandsBelowIt() {
		this.terminal.screen().show("100%");
		this.terminal.screen().leave();
		this.terminal.err().println("complete");
		assertThat(this.seen.rows()).containsExactly("100%", "complete");
	}

	@Test
	void aSentenceIsBrokenBetweenWordsAndDataAreNot() {
		this.terminal.out().println("A sentence that is longer than the terminal is wide");
		this.terminal.data().println("{\"text\": \"longer than the terminal is wide\"}");
		assertThat(this.seen.rows()).containsExactly("A sentence that is longer than the", "terminal is wide",
				"{\"text\": \"longer than the terminal is wide\"}");
	}

	@Test
	void coloursAreThereOnATerminalUnlessTheyAreNotWanted() {
		this.terminal.err().println(Ink.FAILED.of("FAILED"));
		assertThat(this.seen.raw()).isEqualTo("\u001B[31mFAILED\u001B[0m\n");
		this.terminal.screen().color(ColorChoice.NEVER);
		this.terminal.err().println(Ink.FAILED.of("again"));
		assertThat(this.seen.raw()).endsWith("\u001B[0m\nagain\n");
	}

	@Test
	void aDumbTerminalGetsNothingButText() {
		TerminalOfTest dumb = TerminalOfTest.dumb(40);
		dumb.terminal().err().println(Ink.FAILED.of("FAILED"));
		assertThat(dumb.terminal().animated()).isFalse();
		assertThat(dumb.raw()).isEqualTo("FAILED\n");
		dumb.terminal().screen().color(ColorChoice.ALWAYS);
		dumb.terminal().err().println(Ink.FAILED.of("FAILED"));
		assertThat(dumb.raw()).endsWith("\u001B[31mFAILED\u001B[0m\n");
	}

}
