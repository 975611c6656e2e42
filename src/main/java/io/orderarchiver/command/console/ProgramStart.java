package io.orderarchiver.command.console;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.orderarchiver.command.invocation.Launcher;

/**
 * The words that start this program in a process of its own, as this one was started.
 *
 * @param words what stands before the command
 */
record ProgramStart(List<String> words) {

	/** What Ctrl-C ends is the terminal's own group of processes: a run goes on. */
	private static final Path SETSID = Path.of("/usr/bin/setsid");

	ProgramStart {
		words = List.copyOf(words);
	}

	static ProgramStart ofThisProcess(Map<String, String> environment) {
		List<String> words = new ArrayList<>();
		if (Files.isExecutable(SETSID)) {
			words.add(SETSID.toString());
		}
		words.addAll(Launcher.in(environment).map(List::of).orElseGet(ProgramStart::java));
		return new ProgramStart(words);
	}

	private static List<String> java() {
		List<String> words = new ArrayList<>();
		words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		// An agent would want a port that this process has.
		ManagementFactory.getRuntimeMXBean()
			.getInputArguments()
			.stream()
			.filter((option) -> !option.startsWith("-agent") && !option.startsWith("-javaagent"))
			.forEach(words::add);
		String classPath = System.getProperty("java.class.path");
		boolean packaged = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
		words.addAll(packaged ? List.of("-jar", classPath)
				: List.of("-cp", classPath, System.getProperty("sun.java.command", "").split(" ", 2)[0]));
		return words;
	}

}
