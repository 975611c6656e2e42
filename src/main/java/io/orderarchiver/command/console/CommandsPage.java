package io.orderarchiver.command.console;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.orderarchiver.command.console.ConsoleFrame.Head;
import io.orderarchiver.command.console.ConsoleFrame.Section;
import io.orderarchiver.command.console.ConsolePages.Page;
import io.orderarchiver.command.terminal.ShellWord;
import io.orderarchiver.management.PageRequest;
import io.orderarchiver.management.PageResponse;
import io.orderarchiver.report.Shown;

/** What became of the commands that were started here, and what they print. */
final class CommandsPage implements Page {

	private static final Pattern ONE = Pattern.compile("/commands/(\\d{1,6})");

	private static final int SECONDS_BETWEEN_LOOKS = 2;

	/** Whoever types it is asked, and sees how it gets on. */
	private static final Set<String> UNTYPED = Set.of("--yes", "--no-progress", "--no-wait");

	private final ConsoleFrame frame;

	private final ProgramCommands commands;

	CommandsPage(ConsoleFrame frame, ProgramCommands commands) {
		this.frame = frame;
		this.commands = commands;
	}

	/** A command as its template reads it. */
	record Line(int number, String command, String started, OptionalInt exitCode, String output) {

		static Line of(ProgramCommand command) {
			OptionalInt exitCode = command.exitCode();
			return new Line(command.number(), Shown.text(command.line()), Shown.time(command.startedAt()), exitCode,
					Shown.text(command.output()));
		}

		String state() {
			return this.exitCode.isPresent() ? "ended with exit code " + this.exitCode.getAsInt() : "at work";
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
		String said = "Command %d: %s".formatted(line.number(), line.state());
		return this.frame.page(
				Head.of("Command %d".formatted(line.number()), Section.COMMANDS)
					.live("/commands/" + line.number(), line.exitCode().isPresent() ? 0 : SECONDS_BETWEEN_LOOKS, said),
				"command", line);
	}

	/** Types a command, if that is allowed here, and shows what becomes of it. */
	static PageResponse type(ConsoleFrame frame, ProgramCommands commands, Section section, List<String> words) {
		if (!frame.allowsActions()) {
			String typed = words.stream()
				.filter((word) -> !UNTYPED.contains(word))
				.map(ShellWord::of)
				.collect(Collectors.joining(" "));
			return frame.message(403, section, "This console only shows",
					"Nothing was done. Start it with --allow-actions, or type: order-archiver %s%s".formatted(typed,
							frame.site().option()));
		}
		return PageResponse.seeOther("/commands/" + commands.run(words).number());
	}

}
