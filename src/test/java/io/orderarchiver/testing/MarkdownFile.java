package io.orderarchiver.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file in GitHub's Markdown, or a section of one.
 *
 * @param path where the file is
 * @param lines what is in it
 */
public record MarkdownFile(Path path, List<String> lines) {

	private static final Pattern HEADING = Pattern.compile("(#+) (.+)");

	private static final Pattern LINK = Pattern.compile("\\[[^\\[\\]]+\\](?:\\(([^()\\s]+)\\)|\\[([^\\[\\]]+)\\])");

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	public static MarkdownFile read(Path path) {
		try {
			return new MarkdownFile(path, Files.readAllLines(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** From a heading to the next one of its level or a higher one. */
	public MarkdownFile section(String heading) {
		List<String> prose = blank(true);
		int from = prose.indexOf("## " + heading);
		from = (from < 0) ? prose.indexOf("### " + heading) : from;
		if (from < 0) {
			throw new AssertionError("%s has no section '%s'".formatted(this.path, heading));
		}
		int level = prose.get(from).indexOf(' ');
		int to = from + 1;
		while (to < prose.size() && !prose.get(to).matches("#{1," + level + "} .*")) {
			to++;
		}
		return new MarkdownFile(this.path, this.lines.subList(from, to));
	}

	/** What is before the first heading below the first one. */
	public MarkdownFile introduction() {
		List<String> prose = blank(true);
		int to = 1;
		while (to < prose.size() && !prose.get(to).startsWith("#")) {
			to++;
		}
		return new MarkdownFile(this.path, this.lines.subList(0, to));
	}

	/** The texts of all headings. */
	public List<String> headings() {
		return prose().stream()
			.map(HEADING::matcher)
			.filter((matcher) -> matcher.matches())
			.map((matcher) -> matcher.group(2))
			.toList();
	}

	/** What GitHub lets a link point to. */
	public Set<String> anchors() {
		Map<String, Integer> seen = new HashMap<>();
		Set<String> anchors = new LinkedHashSet<>();
		for (String heading : headings()) {
			String anchor = anchor(heading);
			int times = seen.merge(anchor, 1, Integer::sum);
			anchors.add((times == 1) ? anchor : anchor + "-" + (times - 1));
		}
		return anchors;
	}

	private static String anchor(String heading) {
		return LINK.matcher(heading)
			.replaceAll((link) -> link.group().substring(1, link.group().indexOf(']')))
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^\\p{L}\\p{M}\\p{N} _-]", "")
			.replace(' ', '-');
	}

	/** Where links lead; a label that is defined nowhere stays in brackets. */
	public List<String> links() {
		String text = String.join("\n", prose());
		Map<String, String> targets = Pattern.compile("(?m)^\\[([^\\[\\]]+)\\]: (\\S+)$")
			.matcher(text)
			.results()
			.collect(Collectors.toMap((definition) -> definition.group(1), (definition) -> definition.group(2)));
		return LINK.matcher(CODE.matcher(text).replaceAll("code"))
			.results()
			.map((link) -> (link.group(1) != null) ? link.group(1)
					: targets.getOrDefault(link.group(2), "[" + link.group(2) + "]"))
			.toList();
	}

	/** Everything but blocks of code. */
	public List<String> prose() {
		return blank(true).stream().filter((line) -> !line.isEmpty()).toList();
	}

	/** Blocks of code alone. */
	public List<String> blocks() {
		return blank(false).stream().filter((line) -> !line.isEmpty()).toList();
	}

	/** With the lines of code, or all others, made empty. */
	private List<String> blank(boolean code) {
		List<String> left = new ArrayList<>();
		boolean inCode = false;
		for (String line : this.lines) {
			boolean fence = line.startsWith("```");
			inCode ^= fence;
			left.add((fence || inCode == code) ? "" : line);
		}
		return left;
	}

	/** Its tables. */
	public List<Table> tables() {
		List<Table> tables = new ArrayList<>();
		List<List<String>> rows = new ArrayList<>();
		List<String> all = new ArrayList<>(blank(true));
		all.add("");
		for (String line : all) {
			if (line.startsWith("|")) {
				rows.add(cells(line));
			}
			else if (!rows.isEmpty()) {
				tables.add(new Table(rows.get(0), List.copyOf(rows.subList(2, rows.size()))));
				rows.clear();
			}
		}
		return tables;
	}

	private static List<String> cells(String row) {
		return Stream.of(row.substring(1, row.lastIndexOf('|')).split("(?<!\\\\)\\|", -1))
			.map((cell) -> cell.strip().replace("\\|", "|"))
			.toList();
	}

	/** The sentences of paragraphs, lists and tables. */
	public List<String> sentences() {
		String text = String.join("\n", blank(true)).replaceAll("\n *(?=[^|\n# -])", " ").replace("|", ".\n");
		return Pattern.compile("(?<=[.?!:]) |\n").splitAsStream(text).map(String::strip).toList();
	}

	/** What is written as code in a line. */
	public static List<String> code(String line) {
		return CODE.matcher(line).results().map((MatchResult code) -> code.group(1)).toList();
	}

	/**
	 * A table.
	 *
	 * @param header what is in which column
	 * @param rows its cells
	 */
	public record Table(List<String> header, List<List<String>> rows) {

		/** The cell of a row in a column, or nothing if there is no such column. */
		public String cell(List<String> row, String column) {
			int index = this.header.indexOf(column);
			return (index < 0) ? "" : row.get(index);
		}

	}

}
