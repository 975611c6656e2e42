package io.orderarchiver.command;

import java.util.concurrent.Callable;

import io.orderarchiver.command.terminal.ColorChoice;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What is typed without a command. */
@Command(name = "order-archiver", versionProvider = RootCommand.BuildVersion.class, synopsisSubcommandLabel = "COMMAND",
		description = { "Archives delivered orders of a live MongoDB, once and only once.", "" },
		footerHeading = "%n@|bold Try it without a database of your own:|@%n",
		footer = { "  order-archiver demo", "  order-archiver simulate --simulation --count 5000",
				"  order-archiver archive --simulation", "", "Help on a command: order-archiver COMMAND --help" })
final class RootCommand implements Callable<Integer> {

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Option(names = { "-h", "--help" }, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.")
	@SuppressWarnings("unused")
	private boolean help;

	@Option(names = { "-V", "--version" }, versionHelp = true, description = "Show the version.")
	@SuppressWarnings("unused")
	private boolean version;

	@Option(names = "--color", paramLabel = "auto|always|never", defaultValue = "auto", scope = ScopeType.INHERIT,
			converter = ColorChoice.Converter.class,
			description = "Colour what is printed: auto does so on a terminal, unless NO_COLOR is set."
					+ " Default: ${DEFAULT-VALUE}.")
	private ColorChoice color = ColorChoice.AUTO;

	/** When output is coloured. */
	ColorChoice color() {
		return this.color;
	}

	@Override
	public Integer call() {
		this.spec.commandLine().usage(this.spec.commandLine().getErr());
		return ExitStatus.USAGE.code();
	}

	/** The version that the build wrote down. */
	static final class BuildVersion implements IVersionProvider {

		@Override
		public String[] getVersion() {
			return new String[] { "order-archiver " + Version.current().text() };
		}

	}

}
