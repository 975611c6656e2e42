package io.orderarchiver.command.console;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.orderarchiver.command.console.ConsoleFrame.Head;
import io.orderarchiver.command.console.ConsoleFrame.Section;
import io.orderarchiver.command.console.ConsolePages.Page;
import io.orderarchiver.management.PageRequest;
import io.orderarchiver.management.PageResponse;
import io.orderarchiver.report.Shown;
import io.orderarchiver.run.deployment.Site;

/** What became of the commands that were started here, and what they print. */
final class CommandsPage implements Page {

	private static final Pattern ONE = Pattern.compile("/commands/(\\d{1,6})");

	private static final int SECONDS_BETWEEN_LOOKS = 2;

	private final ConsoleFrame frame;

	private final ProgramCommands commands;

	CommandsPage(ConsoleFrame frame, ProgramCommands commands) {
		this.frame = frame;
		this.commands = commands;
	}

	/** A command as its template reads it. */
	record Line(int number, String command, String started, String state, String output) {

		static Line of(ProgramCommand command) {
			OptionalInt exitCode = command.exitCode();
			return new Line(command.number(), Shown.text(command.line()), Shown.time(command.startedAt()),
					exitCode.isPresent() ? "ended with exit code " + exitCode.getAsInt() : "at work",
					Shown.text(command.output()));
		}

	}

	@Override
	public Section section() {
		return Section.COMMANDS;
	}

	@Override
	public Optional<PageResponse> show(PageRequest request) {
		if (request.path().equals(Section.COMMANDS.path())) {
			List<Line> lines = this.commands.all().stream().map(Line::of).toList();
			return Optional.of(this.frame.page(Head.of("Commands", Section.COMMANDS), "commands", lines));
		}
		Matcher one = ONE.matcher(request.path());
		return one.matches() ? this.commands.find(Integer.parseInt(one.group(1))).map(this::page) : Optional.empty();
	}

	private PageResponse page(ProgramCommand command) {
		Line line = Line.of(command);
		Head head = Head.of("Command %d".formatted(line.number()), Section.COMMANDS);
		return this.frame.page(command.exitCode().isPresent() ? head
				: head.live("/commands/" + line.number(), SECONDS_BETWEEN_LOOKS, "The command is " + line.state()),
				"command", line);
	}

	/** Types a command, if that is allowed here, and shows what becomes of it. */
	static PageResponse type(ConsoleFrame frame, ProgramCommands commands, Section section, List<String> words) {
		if (!frame.allowsActions()) {
			String option = (frame.site() == Site.SIMULATION) ? " --simulation" : "";
			return frame.message(403, section, "This console only shows",
					"Nothing was done. Start it with --allow-actions, or type: order-archiver %s%s"
						.formatted(String.join(" ", words), option));
		}
		return PageResponse.seeOther("/commands/" + commands.run(words).number());
	}

}
