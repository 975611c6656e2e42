package io.orderarchiver.command.completion;

import java.util.concurrent.Callable;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.run.outcome.ExitStatus;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Teaches a shell the commands, their options and the words that these take. */
@Command(name = "completion", sortOptions = false,
		description = { "Prints what a shell needs to complete commands and options.", "" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  source <(order-archiver completion bash)      # in ~/.bashrc",
				"  source <(order-archiver completion zsh)       # in ~/.zshrc, below compinit",
				"  order-archiver completion fish >~/.config/fish/completions/order-archiver.fish" })
public final class CompletionCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Parameters(paramLabel = "bash|zsh|fish", converter = Shell.Converter.class, description = "Which shell.")
	@SuppressWarnings("NullAway.Init")
	private Shell shell;

	/**
	 * Creates the command.
	 * @param invocation what it stands on
	 */
	public CompletionCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		CommandSpec root = this.spec.root();
		this.invocation.printData(switch (this.shell) {
			case BASH, ZSH -> AutoComplete.bash(root.name(), root.commandLine()).stripTrailing();
			case FISH -> new FishCompletion(root).script();
		});
		return ExitStatus.COMPLETE.code();
	}

}
