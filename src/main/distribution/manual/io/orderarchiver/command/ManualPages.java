package io.orderarchiver.command;

import java.io.File;
import java.io.IOException;
import java.time.Clock;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.terminal.Terminal;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes the manual pages in AsciiDoc, when the distribution is built. */
final class ManualPages {

	private ManualPages() {
	}

	public static void main(String[] args) throws IOException {
		Invocation nothing = new Invocation(Terminal.ofProcess(), Clock.systemUTC(), (options) -> {
			throw new IllegalStateException("settings were asked for");
		});
		int exitCode = ManPageGenerator.generateManPage(new File(args[0]), null, new boolean[0], false,
				new Commands(nothing).all().getCommandSpec());
		System.exit(exitCode);
	}

}
