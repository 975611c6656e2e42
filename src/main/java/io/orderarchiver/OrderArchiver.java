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
		int exitCode = CommandLineInterface.execute(args, Terminal.ofProcess());
		System.exit(exitCode);
	}

}
