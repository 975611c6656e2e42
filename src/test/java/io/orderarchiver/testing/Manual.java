package io.orderarchiver.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.orderarchiver.testing.MarkdownFile.Table;

/** What the manual says of commands, settings and exit codes, in either language. */
public enum Manual {

	/** The reference. */
	ENGLISH("reference.md", "Commands", "Settings", "Exit codes", "default", "of", "command"),

	/** Its translation. */
	FRENCH("fr.md", "Les sous-commandes", "Réglages", "Codes de sortie", "défaut", "de", "commande");

	/** Where the manual is. */
	public static final Path DIRECTORY = Path.of("src/site/markdown");

	private final String file;

	private final String commands;

	private final String settings;

	private final String exitCodes;

	private final String byDefault;

	private final String of;

	private final String command;

	Manual(String file, String commands, String settings, String exitCodes, String byDefault, String of,
			String command) {
		this.file = file;
		this.commands = commands;
		this.settings = settings;
		this.exitCodes = exitCodes;
		this.byDefault = byDefault;
		this.of = of;
		this.command = command;
	}

	/** The README and all pages. */
	public static List<MarkdownFile> pages() {
		List<MarkdownFile> pages = new ArrayList<>(List.of(MarkdownFile.read(Path.of("README.md"))));
		try (Stream<Path> files = Files.list(DIRECTORY)) {
			files.sorted().map(MarkdownFile::read).forEach(pages::add);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return pages;
	}

	/** All of it. */
	public MarkdownFile file() {
		return MarkdownFile.read(DIRECTORY.resolve(this.file));
	}

	/** Settings, with what it says of their defaults. */
	public Map<String, String> settings() {
		Map<String, String> settings = new TreeMap<>();
		Table table = file().section(this.settings).tables().get(0);
		for (List<String> row : table.rows()) {
			settings.put(only(MarkdownFile.code(row.get(0))), table.cell(row, this.byDefault));
		}
		return settings;
	}

	/** Exit codes, in its order. */
	public List<Integer> exitCodes() {
		return file().section(this.exitCodes)
			.tables()
			.get(0)
			.rows()
			.stream()
			.map((row) -> Integer.valueOf(row.get(0)))
			.toList();
	}

	/** Options that more than one command has, with their defaults. */
	public Map<String, String> sharedOptions() {
		return options(file().section(this.commands).introduction(), "");
	}

	/** Options that it tells with a command, like {@code rejects list}. */
	public Map<String, String> options(String command) {
		List<String> words = List.of(command.split(" "));
		return options(section(words.get(0)), (words.size() == 1) ? "" : words.get(1));
	}

	private Map<String, String> options(MarkdownFile section, String subcommand) {
		Map<String, String> options = new TreeMap<>();
		for (Table table : section.tables()) {
			for (List<String> row : table.rows()) {
				boolean meant = Set.of(table.cell(row, this.of).split(", ")).contains(subcommand);
				if (table.header().get(0).equals("option") && meant) {
					MarkdownFile.code(row.get(0))
						.forEach((option) -> options.put(option, table.cell(row, this.byDefault)));
				}
			}
		}
		return options;
	}

	/** Commands below this one, as its table tells them, or none. */
	public List<String> subcommands(String command) {
		return section(command).tables()
			.stream()
			.filter((table) -> table.header().get(0).equals(this.command))
			.flatMap((table) -> table.rows().stream())
			.flatMap((row) -> MarkdownFile.code(row.get(0)).stream())
			.map((typed) -> typed.replaceFirst("^(\\w+ \\w+).*", "$1"))
			.distinct()
			.toList();
	}

	/** Commands that have a section. */
	public List<String> commands() {
		return file().section(this.commands)
			.headings()
			.stream()
			.flatMap((heading) -> MarkdownFile.code(heading).stream().limit(1))
			.toList();
	}

	private MarkdownFile section(String command) {
		return file().section(file().section(this.commands)
			.headings()
			.stream()
			.filter((heading) -> heading.startsWith("`" + command + "`"))
			.findFirst()
			.orElseThrow(() -> new AssertionError(this.file + " has no section on " + command)));
	}

	private static String only(List<String> codes) {
		if (codes.size() != 1) {
			throw new AssertionError("one setting a row, not " + codes);
		}
		return codes.get(0);
	}

}
