package io.orderarchiver.command.terminal;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FoldTests {

	@Test
	void leavesALineThatFits() {
		assertThat(fold(20, "  exactly twenty xxx")).containsExactly("  exactly twenty xxx");
	}

	@Test
	void aValueGoesOnBelowItself() {
		assertThat(fold(30, "  missing   nom_client, email_client, nom_menu"))
			.containsExactly("  missing   nom_client,", "            email_client,", "            nom_menu");
	}

	@Test
	void aFindingGoesOnBelowItself() {
		assertThat(fold(40, "  FAIL  uri     MongoDB does not answer here"))
			.containsExactly("  FAIL  uri     MongoDB does not answer", "                here");
	}

	@Test
	void whatIsToBePastedIntoAShellIsNotBrokenWithinQuotes() {
		String remedy = "    systemctl status mongod; grep -A3 '^net:' /etc/mongod.conf";
		assertThat(fold(40, remedy)).containsExactly(remedy);
	}

	@Test
	void anIndentedSentenceStaysIndented() {
		assertThat(fold(20, "    one two three four five")).containsExactly("    one two three", "    four five");
	}

	@Test
	void coloursTakeNoRoom() {
		assertThat(fold(12, Ink.FAILED.of("one two") + " three")).hasSize(2);
		assertThat(fold(13, Ink.FAILED.of("one two") + " three")).hasSize(1);
	}

	@Test
	void aCommandCanBePastedAndRunsAsOne() {
		assertThat(fold(40, "  order-archiver archive --date-from 2025-01-01 --date-to 2025-01-31 --dry-run"))
			.containsExactly("  order-archiver archive --date-from \\", "      2025-01-01 --date-to 2025-01-31 \\",
					"      --dry-run");
	}

	@Test
	void aCommandWithQuotesStaysWhole() {
		String command = "  order-archiver rejects show 'a b' --simulation --output json";
		assertThat(fold(40, command)).containsExactly(command);
	}

	@Test
	void aCommandAtTheEndOfASentenceGetsALineOfItsOwn() {
		assertThat(fold(40, "Nothing was touched. To see it: order-archiver runs show 12"))
			.containsExactly("Nothing was touched. To see it:", "  order-archiver runs show 12");
	}

	@Test
	void aCommentStaysAComment() {
		assertThat(fold(24, "# with the settings of that target:")).containsExactly("# with the settings of",
				"# that target:");
	}

	@Test
	void aWordThatIsTooLongIsLeftWhole() {
		assertThat(fold(20, "see /var/lib/order-archiver/data now")).containsExactly("see",
				"/var/lib/order-archiver/data", "now");
	}

	private static List<String> fold(int width, String line) {
		return new Fold(width).lines(line);
	}

}
