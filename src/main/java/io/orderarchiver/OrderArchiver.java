package io.orderarchiver;

import io.orderarchiver.command.CommandLineInterface;
import io.orderarchiver.command.terminal.ProcessZone;
import io.orderarchiver.command.terminal.Terminal;

/** Arguments in, exit code out. */
public final class OrderArchiver {

	private OrderArchiver() {
	}

	public static void main(String[] args) {
		ProcessZone.useUtc();
		Terminal terminal = Terminal.ofProcess();
		// Whatever a library writes there must not run into a line that moves.
		System.setErr(terminal.err());
		int exitCode = CommandLineInterface.execute(args, terminal);
		System.exit(exitCode);
	}

}
