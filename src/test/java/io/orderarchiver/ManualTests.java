package io.orderarchiver;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.orderarchiver.command.CommandModel;
import io.orderarchiver.management.RegisteredMeters;
import io.orderarchiver.mongo.MongoTarget;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.SettingInForce;
import io.orderarchiver.run.settings.SettingsLoader;
import io.orderarchiver.testing.Manual;
import io.orderarchiver.testing.MarkdownFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** README and manual say what the program does, each thing once, and lead somewhere. */
class ManualTests {

	private static final int WIDTH = 120;

	/**
	 * No settings of the program: what Java, Spring or tests read, reasons and states.
	 */
	private static final Set<String> NO_SETTINGS = Set.of("JAVA_HOME", "JAVA_OPTS", "SPRING_CONFIG_IMPORT", "NO_COLOR",
			"TEST_MONGODB_URI", "TEST_POSTGRES_URL", "TEST_RABBITMQ_URI", "ORDER_ARCHIVER_TEST_PACKAGE",
			"INVALID_NUMBER", "DUPLICATE_KEY", "TOO_LARGE", "NOT_DELIVERED");

	/** How a line begins in which other programs are called. */
	private static final Pattern OF_OTHERS = Pattern
		.compile("(sudo |docker |systemctl |journalctl |\\./mvnw |TEST_MONGODB_URI=).*");

	private static final Map<String, Map<String, String>> COMMANDS = CommandModel.options();

	static List<MarkdownFile> pages() {
		return Manual.pages();
	}

	/** With what is written for operators elsewhere. */
	static Stream<MarkdownFile> linked() {
		return Stream.concat(Manual.pages().stream(),
				Stream.of("config/schedulers.md", "config/windows/README.md").map(Path::of).map(MarkdownFile::read));
	}

	@ParameterizedTest
	@MethodSource("linked")
	void everyLinkLeadsSomewhere(MarkdownFile page) {
		assertThat(page.links()).filteredOn((link) -> !link.startsWith("https://"))
			.allSatisfy((link) -> assertResolves(page, link));
	}

	private static void assertResolves(MarkdownFile page, String link) {
		String[] parts = link.split("#", 2);
		Path target = parts[0].isEmpty() ? page.path() : target(page, parts[0]);
		assertThat(target).as(link).exists();
		if (parts.length == 2) {
			assertThat(MarkdownFile.read(target).anchors()).as(link).contains(parts[1]);
		}
	}

	private static Path target(MarkdownFile page, String file) {
		return page.path().resolveSibling(file).normalize();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void noLinkLeadsOutOfTheDistribution(MarkdownFile page) {
		assertThat(page.links()).filteredOn((link) -> !link.startsWith("https://") && !link.startsWith("#"))
			.map((link) -> target(page, link.replaceFirst("#.*", "")))
			.allMatch((target) -> target.equals(Path.of("README.md")) || target.startsWith(Path.of("config"))
					|| target.startsWith(Manual.DIRECTORY));
	}

	@Test
	void readmeLeadsToEveryPage() {
		MarkdownFile readme = Manual.pages().get(0);
		assertThat(readme.links()).containsAll(
				Manual.pages().stream().skip(1).map((page) -> page.path().toString().replace('\\', '/')).toList());
	}

	@Test
	void readmeIsOnePage() {
		MarkdownFile readme = Manual.pages().get(0);
		assertThat(readme.lines()).hasSizeLessThanOrEqualTo(200).allMatch((line) -> line.length() <= WIDTH);
		assertThat(readme.blocks()).anyMatch((line) -> line.startsWith("./mvnw verify"))
			.anyMatch((line) -> line.startsWith("./mvnw -q spring-boot:run"));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void proseIsWrapped(MarkdownFile page) {
		assertThat(page.prose()).filteredOn((line) -> !line.startsWith("|")).allMatch((line) -> line.length() <= WIDTH);
	}

	@Test
	void nothingIsSaidTwiceButInTranslation() {
		assertThat(pages()).filteredOn((page) -> !page.path().equals(Manual.FRENCH.file().path()))
			.flatMap(MarkdownFile::sentences)
			.filteredOn((sentence) -> sentence.length() > 50)
			.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@EnumSource
	void everyCommandHasASection(Manual manual) {
		assertThat(manual.commands()).hasSameElementsAs(COMMANDS.keySet()
			.stream()
			.filter((name) -> !name.isEmpty())
			.map((name) -> name.replaceFirst(" .*", ""))
			.collect(Collectors.toSet()));
		for (String command : manual.commands()) {
			assertThat(manual.subcommands(command)).as(command)
				.hasSameElementsAs(
						COMMANDS.keySet().stream().filter((name) -> name.startsWith(command + " ")).toList());
		}
	}

	@Test
	void readmeNamesEveryCommand() {
		assertThat(Manual.pages().get(0).section("Commands").tables().get(0).rows())
			.flatExtracting((row) -> MarkdownFile.code(row.get(0)))
			.containsExactlyInAnyOrderElementsOf(Manual.ENGLISH.commands());
	}

	@ParameterizedTest
	@EnumSource
	void optionsAreThoseOfTheCommands(Manual manual) {
		COMMANDS.forEach((command, options) -> assertThat(documented(manual, command)).as("options of '%s'", command)
			.containsOnlyKeys(options.keySet()));
	}

	@Test
	void defaultsOfOptionsAreThoseOfTheCommands() {
		COMMANDS.forEach((command, options) -> {
			Map<String, String> documented = documented(Manual.ENGLISH, command);
			documented.replaceAll((option, value) -> value.replace("`", ""));
			assertThat(documented).as("options of '%s'", command).isEqualTo(options);
		});
	}

	/** What is told of a command, or of all that have it. */
	private static Map<String, String> documented(Manual manual, String command) {
		Map<String, String> documented = new TreeMap<>(manual.sharedOptions());
		documented.keySet().retainAll(optionsOf(command));
		if (!command.isEmpty()) {
			documented.putAll(manual.options(command));
		}
		return documented;
	}

	private static Set<String> optionsOf(String command) {
		return Objects.requireNonNull(COMMANDS.get(command), command).keySet();
	}

	@ParameterizedTest
	@EnumSource
	void sharedOptionsAreThoseOfEachCommandThatPrints(Manual manual) {
		Set<String> shared = new TreeSet<>(optionsOf("archive"));
		COMMANDS.values()
			.stream()
			.filter((options) -> options.containsKey("--output text|json"))
			.forEach((options) -> shared.retainAll(options.keySet()));
		shared.addAll(optionsOf(""));
		assertThat(manual.sharedOptions()).containsOnlyKeys(shared);
	}

	@ParameterizedTest
	@EnumSource
	void settingsAreThoseThatAreRead(Manual manual) {
		assertThat(manual.settings()).containsOnlyKeys(settings().keySet());
	}

	@Test
	void defaultsOfSettingsAreThoseThatHold() {
		Map<String, String> documented = Manual.ENGLISH.settings();
		assertThat(documented.get("MONGODB_DATABASE")).endsWith("`" + MongoTarget.DEFAULT_DATABASE + "`");
		settings().forEach((name, setting) -> {
			if (setting.value() != null && !name.equals("ORDER_ARCHIVER_HOME")) {
				assertThat(documented).containsEntry(name, "`" + setting.value() + "`");
			}
			else {
				assertThat(documented.get(name)).as(name).doesNotMatch("`[^`]*`");
			}
		});
	}

	/** As if nothing were set, whatever is. */
	private static Map<String, SettingInForce> settings() {
		Map<String, String> unset = new HashMap<>(Manual.ENGLISH.settings());
		unset.replaceAll((name, value) -> "");
		return SettingsLoader.inForce(unset)
			.stream()
			.collect(Collectors.toMap(SettingInForce::name, Function.identity()));
	}

	@Test
	void defaultsAreTranslatedWithTheSameValues() {
		assertThat(values(Manual.FRENCH.settings())).isEqualTo(values(Manual.ENGLISH.settings()));
		COMMANDS.keySet()
			.forEach((command) -> assertThat(values(documented(Manual.FRENCH, command))).as("options of '%s'", command)
				.isEqualTo(values(documented(Manual.ENGLISH, command))));
	}

	/** What is no word to be translated is written as code. */
	private static Map<String, List<String>> values(Map<String, String> defaults) {
		Map<String, List<String>> values = new TreeMap<>();
		defaults.forEach((name, text) -> values.put(name, text.isEmpty() ? List.of("none")
				: MarkdownFile.code(text.replaceAll("(?<!`)\\b(\\d+)\\b(?!`)", "`$1`"))));
		return values;
	}

	@ParameterizedTest
	@EnumSource
	void exitCodesAreThoseOfTheProgram(Manual manual) {
		assertThat(manual.exitCodes())
			.containsExactlyElementsOf(Arrays.stream(ExitStatus.values()).map(ExitStatus::code).distinct().toList());
	}

	@Test
	void metricsAreThoseThatAreRegistered() {
		assertThat(Manual.ENGLISH.file().section("Metrics").tables().get(0).rows())
			.flatExtracting((row) -> MarkdownFile.code(row.get(0)))
			.containsExactlyInAnyOrderElementsOf(RegisteredMeters.names());
	}

	@ParameterizedTest
	@MethodSource("pages")
	void nothingIsNamedThatTheProgramDoesNotHave(MarkdownFile page) {
		Set<String> options = new TreeSet<>(Set.of("--spring.batch.job.name"));
		COMMANDS.values()
			.forEach((each) -> each.keySet().forEach((option) -> options.addAll(found(option, "(--[a-z-]+)"))));
		assertThat(named(page, "(?<![\\w-])(--[a-z][a-z.-]*[a-z])")).as("options").isSubsetOf(options);
		Set<String> settings = new TreeSet<>(NO_SETTINGS);
		settings.addAll(settings().keySet());
		assertThat(named(page, "\\b([A-Z]+(?:_[A-Z]+)+)\\b")).as("settings").isSubsetOf(settings);
		assertThat(named(page, "\\b(?:[Ee]xits?|[Cc]odes?)(?: code| de sortie)? (\\d+)\\b")).as("exit codes")
			.isSubsetOf(Manual.ENGLISH.exitCodes().stream().map(String::valueOf).toList());
		Set<String> metrics = RegisteredMeters.names()
			.stream()
			.map((name) -> name.replaceFirst("\\{.*", ""))
			.collect(Collectors.toSet());
		assertThat(named(page, "\\b((?:order_archiver|mongodb_driver)_[a-z_]+)")).as("metrics").isSubsetOf(metrics);
	}

	private static Set<String> named(MarkdownFile page, String pattern) {
		return page.lines()
			.stream()
			.filter((line) -> !OF_OTHERS.matcher(line).matches())
			.flatMap((line) -> found(line, pattern).stream())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> found(String text, String pattern) {
		return Pattern.compile(pattern)
			.matcher(text)
			.results()
			.map((MatchResult result) -> result.group(1))
			.collect(Collectors.toSet());
	}

}
