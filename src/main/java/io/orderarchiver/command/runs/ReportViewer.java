package io.orderarchiver.command.runs;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Shows a file with what this desktop shows such files with. */
final class ReportViewer {

	private static final int PATIENCE_SECONDS = 5;

	private final List<String> program;

	ReportViewer(List<String> program) {
		this.program = program;
	}

	static ReportViewer ofThisDesktop() {
		String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
		if (system.startsWith("windows")) {
			return new ReportViewer(List.of("rundll32", "url.dll,FileProtocolHandler"));
		}
		return new ReportViewer(List.of(system.startsWith("mac") ? "open" : "xdg-open"));
	}

	/** Answers false where nothing here can show it. */
	boolean open(Path file) {
		List<String> words = new ArrayList<>(this.program);
		words.add(file.toString());
		try {
			Process process = new ProcessBuilder(words).redirectOutput(Redirect.DISCARD)
				.redirectError(Redirect.DISCARD)
				.start();
			// A viewer that does not return has the file before it.
			return !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
