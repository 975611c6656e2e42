package io.orderarchiver.command.init;

import java.util.Optional;

import io.orderarchiver.command.terminal.Ink;
import io.orderarchiver.command.terminal.ShellWord;
import io.orderarchiver.run.settings.Settings;

/** What is left to do for an administrator, as text to paste. */
final class NextSteps {

	private final Settings settings;

	private final Optional<String> role;

	NextSteps(Settings settings, Optional<String> role) {
		this.settings = settings;
		this.role = role;
	}

	String text() {
		return role() + """
				%s, in a file /etc/cron.d/order-archiver:
				  0 2 * * *  %s  ORDER_ARCHIVER_HOME=%s order-archiver archive --no-progress --wait 30m >/dev/null
				or, where systemd's units are installed:
				  sudo systemctl enable --now order-archiver-archive.timer

				%s:
				  order-archiver archive --dry-run""".formatted(Ink.HEADING.of("To archive every night at two"),
				System.getProperty("user.name"), ShellWord.of(this.settings.home().toString()),
				Ink.HEADING.of("To see what a first run would do"));
	}

	private String role() {
		return this.role
			.map((script) -> Ink.HEADING.of("The role that MongoDB's user needs")
					+ ", in mongosh, as an administrator:\n" + script.indent(2) + "\n")
			.orElse("");
	}

}
