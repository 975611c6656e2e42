package io.orderarchiver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The distribution's launcher, with a Java that only tells what it was started with.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTests {

	private static final String SHORT = "-XX:TieredStopAtLevel=1";

	private static final String SHARED = "-XX:SharedArchiveFile=";

	private static final String AOT = "-XX:AOTCache=";

	private static final String WRITES_AOT_CACHE = """
			for argument; do
			  echo "<$argument>"
			  case $argument in -XX:AOTConfiguration=*|-XX:AOTCache=*.new) echo x >"${argument#*=}" ;; esac
			done
			""";

	private static final String WRITES_CLASS_DATA = """
			for argument; do
			  echo "<$argument>"
			  case $argument in -XX:DumpLoadedClassList=*|-XX:SharedArchiveFile=*.new) echo x >"${argument#*=}" ;; esac
			done
			""";

	@TempDir
	Path directory;

	private Path home;

	private Path java;

	/** In place of /usr/lib/jvm. */
	private Path javas;

	@BeforeEach
	void install() throws IOException {
		this.home = this.directory.toRealPath().resolve("a distribution");
		Files.createDirectories(this.home.resolve("bin"));
		Files.createDirectories(this.home.resolve("lib"));
		Files.writeString(this.home.resolve("lib").resolve("order-archiver.jar"), "classes");
		this.javas = Files.createDirectory(this.directory.resolve("jvm"));
		Files.writeString(launcher(), Files.readString(Path.of("src/main/distribution/bin/order-archiver"))
			.replace("/usr/lib/jvm", this.javas.toString()));
		executable(launcher());
		this.java = javaOf("17.0.15", WRITES_CLASS_DATA + """
				echo "home=$ORDER_ARCHIVER_HOME locale=$LC_ALL pid=$$"
				exit 5
				""");
	}

	@Test
	void passesArgumentsAsTheyAreAndReturnsTheExitCode() throws Exception {
		Launched launched = launch(Map.of(), "archive", "--export-sample", "a sample.json", "");
		assertThat(launched.exitCode()).isEqualTo(5);
		assertThat(launched.lines()).containsSequence("<-jar>", "<" + this.home.resolve("lib/order-archiver.jar") + ">",
				"<archive>", "<--export-sample>", "<a sample.json>", "<>");
	}

	@Test
	void becomesTheJavaProcessSoThatSignalsReachIt() throws Exception {
		Launched launched = launch(Map.of(), "watch");
		assertThat(launched.output()).contains("pid=" + launched.pid());
	}

	@Test
	void homeIsTheDistributionsWhateverLinkItIsStartedByUnlessOneIsSet() throws Exception {
		Path link = Files.createSymbolicLink(this.directory.resolve("oa"),
				Path.of("a distribution/bin/order-archiver"));
		Path bin = Files.createDirectory(this.directory.resolve("bin"));
		Path linkToLink = Files.createSymbolicLink(bin.resolve("oa"), Path.of("../oa"));
		assertThat(launch(link, Map.of(), "doctor").output()).contains("home=" + this.home + " ");
		assertThat(launch(linkToLink, Map.of(), "doctor").output()).contains("home=" + this.home + " ");
		assertThat(launch(Map.of("ORDER_ARCHIVER_HOME", "/srv/oa"), "doctor").output()).contains("home=/srv/oa ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--help", "--version", "doctor", "runs list", "archive --help", "archve", "", "archive",
			"batch --dry-run", "date-from=2025-01-01 --spring.batch.job.name=archiveDeliveredOrders" })
	void sparesCommandsThatAreOverSoonTheCompiler(String line) throws Exception {
		assertThat(launch(Map.of(), line.split(" ")).lines()).contains("<" + SHORT + ">");
	}

	@ParameterizedTest
	@ValueSource(strings = { "watch --simple", "verify", "complete --dry-run", "simulate --count 5", "demo",
			"worker --partitions 2", "for=30m --spring.batch.job.name=watchDeliveredOrders" })
	void leavesCommandsThatWorkTheCompiler(String line) throws Exception {
		assertThat(launch(Map.of(), line.split(" ")).lines()).doesNotContain("<" + SHORT + ">");
	}

	@Test
	void longCommandsAreTheSameOnWindows() throws IOException {
		Matcher posix = Pattern.compile("([a-z| ]+) \\| --spring[.]batch[.]job[.]name=\\*\\) length=long")
			.matcher(Files.readString(Path.of("src/main/distribution/bin/order-archiver")));
		Matcher windows = Pattern.compile("for %%c in \\(([a-z ]+)\\) do .*OA_OPTIONS=")
			.matcher(Files.readString(Path.of("src/main/distribution/bin/order-archiver.cmd")));
		assertThat(posix.find()).isTrue();
		assertThat(windows.find()).isTrue();
		assertThat(windows.group(1).split(" ")).containsExactlyInAnyOrder(posix.group(1).strip().split(" \\| "));
	}

	@Test
	void optionsOfJavaComeFromTheEnvironmentAndWin() throws Exception {
		List<String> lines = launch(Map.of("JAVA_OPTS", "-Xmx512m -XX:+UseParallelGC"), "archive").lines();
		assertThat(lines).containsSubsequence("<-Dfile.encoding=UTF-8>", "<-Xmx512m>", "<-XX:+UseParallelGC>",
				"<-jar>");
	}

	@Test
	void collectorIsForThroughputOrForAQuickStartUnlessAnotherIsNamed() throws Exception {
		assertThat(launch(Map.of(), "watch").lines()).contains("<-XX:+UseParallelGC>")
			.doesNotContain("<-XX:+UseSerialGC>");
		assertThat(launch(Map.of(), "archive").lines()).contains("<-XX:+UseSerialGC>");
		assertThat(launch(Map.of(), "runs", "list").lines()).contains("<-XX:+UseSerialGC>");
		assertThat(launch(Map.of("JAVA_OPTS", "-XX:+UseG1GC"), "runs", "list").lines()).contains("<-XX:+UseG1GC>")
			.doesNotContain("<-XX:+UseSerialGC>");
	}

	@Test
	void readsAccentsWithoutALocaleAndLeavesALocaleAlone() throws Exception {
		assertThat(launch(Map.of(), "doctor").output()).contains("locale=C.UTF-8 ");
		assertThat(launch(Map.of("LC_ALL", "POSIX"), "doctor").output()).contains("locale=C.UTF-8 ");
		assertThat(launch(Map.of("LANG", "fr_FR.UTF-8"), "doctor").output()).contains("locale= ");
	}

	@Test
	void takesTheJavaOfThePath() throws Exception {
		String path = this.java.resolve("bin") + ":" + System.getenv("PATH");
		assertThat(launch(Map.of("JAVA_HOME", "", "PATH", path), "archive").exitCode()).isEqualTo(5);
	}

	@Test
	void looksForTheNewestJavaWhereThatOfThePathIsTooOldOrThereIsNone() throws Exception {
		String says = "echo java=${0%/bin/java}\n";
		for (String version : List.of("8", "17.0.15", "21.0.7", "9.0.4")) {
			Files.move(javaOf(version, says), this.javas.resolve("java-" + version));
		}
		Files.createDirectory(this.javas.resolve("no java"));
		String expected = "java=" + this.javas.resolve("java-21.0.7");
		for (String path : List.of(javaOf("11.0.27", "exit 1\n").resolve("bin") + ":" + tools(), tools())) {
			assertThat(launch(Map.of("JAVA_HOME", "", "PATH", path), "archive").lines()).containsExactly(expected);
		}
		String recent = javaOf("17.0.1", says).resolve("bin") + ":" + tools();
		assertThat(launch(Map.of("JAVA_HOME", "", "PATH", recent), "archive").output()).contains("java 17.0.1");
	}

	@Test
	void refusesAJavaThatIsAbsentOrTooOldAndSaysWhatToDo() throws Exception {
		Launched absent = launch(Map.of("JAVA_HOME", "/no/such/java"), "archive");
		assertThat(absent.exitCode()).isEqualTo(2);
		assertThat(absent.output()).contains("'/no/such/java'", "Java 17");
		Launched old = launch(Map.of("JAVA_HOME", javaOf("1.8.0_392", "exit 1\n").toString()), "archive");
		assertThat(old.exitCode()).isEqualTo(2);
		assertThat(old.output()).contains("Java 1", "Java 17");
		Launched none = launch(Map.of("JAVA_HOME", "", "PATH", tools()), "archive");
		assertThat(none.exitCode()).isEqualTo(2);
		assertThat(none.output()).contains("There is no Java.", "Java 17");
	}

	@Test
	void usesItsClassDataForTheJavaAndThePlaceAndTheBuildThatItWasMadeForAlone() throws Exception {
		assertThat(launch(Map.of(), "archive").output()).doesNotContain(SHARED);
		Launched warmUp = launch(Map.of(), "warm-up");
		assertThat(warmUp.exitCode()).as(warmUp.output()).isEqualTo(1);
		assertThat(warmUp.output()).contains("no class data archive");
		javaOf("17.0.15", WRITES_CLASS_DATA);
		assertThat(launch(Map.of(), "warm-up").exitCode()).isZero();
		assertThat(launch(Map.of(), "archive").lines())
			.contains("<" + SHARED + this.home.resolve("lib/order-archiver.jsa") + ">");
		Files.writeString(this.home.resolve("lib/order-archiver.jar"), "other classes");
		assertThat(launch(Map.of(), "archive").output()).doesNotContain(SHARED);
		Files.writeString(this.home.resolve("lib/order-archiver.jar"), "classes");
		assertThat(launch(Map.of(), "archive").output()).contains(SHARED);
		assertThat(launch(Map.of(), "warm-up", "--if-cold").output()).isEmpty();
		Files.writeString(this.java.resolve("release"), "JAVA_VERSION=\"17.0.16\"\n");
		assertThat(launch(Map.of(), "archive").output()).doesNotContain(SHARED);
		assertThat(launch(Map.of(), "warm-up", "--if-cold").output()).contains("warm for");
		assertThat(launch(Map.of(), "archive").output()).contains(SHARED);
	}

	@Test
	void hasAnAotCacheFromJava24OnButNotForAPageOfTextOrAnotherCollector() throws Exception {
		Map<String, String> recent = Map.of("JAVA_HOME", javaOf("25.0.1", WRITES_AOT_CACHE).toString());
		Launched warmUp = launch(recent, "warm-up");
		assertThat(warmUp.exitCode()).as(warmUp.output()).isZero();
		assertThat(launch(recent, "archive").lines())
			.contains("<" + AOT + this.home.resolve("lib/order-archiver.jsa") + ">");
		assertThat(launch(recent, "watch").output()).contains(AOT);
		assertThat(launch(recent, "archive", "--help").output()).doesNotContain(AOT);
		assertThat(launch(Map.of("JAVA_HOME", recent.get("JAVA_HOME"), "JAVA_OPTS", "-XX:+UseZGC"), "archive").output())
			.doesNotContain(AOT);
		assertThat(launch(Map.of(), "archive").output()).doesNotContain(AOT, SHARED);
	}

	@Test
	void saysWhyThereIsNoAotCache() throws Exception {
		Launched warmUp = launch(Map.of("JAVA_HOME", javaOf("25.0.1", "echo no room; exit 1\n").toString()), "warm-up");
		assertThat(warmUp.exitCode()).isEqualTo(1);
		assertThat(warmUp.output()).contains("no AOT cache: ", "no room");
		assertThat(this.home.resolve("lib/order-archiver.jsa")).doesNotExist();
	}

	@Test
	void keepsItsClassDataWhereALinkLeads() throws Exception {
		Path cache = Files.createDirectory(this.directory.toRealPath().resolve("cache")).resolve("classes.jsa");
		Files.createSymbolicLink(this.home.resolve("lib/order-archiver.jsa"), cache);
		javaOf("17.0.15", WRITES_CLASS_DATA);
		assertThat(launch(Map.of(), "warm-up").exitCode()).isZero();
		assertThat(this.home.resolve("lib/order-archiver.jsa")).isSymbolicLink();
		assertThat(launch(Map.of(), "archive").output()).contains(SHARED + cache);
	}

	/** What the launcher needs on the PATH, and no Java. */
	private String tools() throws IOException {
		Path tools = Files.createDirectories(this.directory.resolve("tools"));
		for (String tool : List.of("cat", "cksum", "dirname", "readlink")) {
			Files.deleteIfExists(tools.resolve(tool));
			Files.createSymbolicLink(tools.resolve(tool), onPath(tool));
		}
		return tools.toString();
	}

	private static Path onPath(String tool) {
		return Stream.of(System.getenv("PATH").split(":"))
			.map((directory) -> Path.of(directory, tool))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow();
	}

	private Path launcher() {
		return this.home.resolve("bin").resolve("order-archiver");
	}

	private Path javaOf(String version, String script) throws IOException {
		Path home = this.directory.resolve("java " + version);
		Files.createDirectories(home.resolve("bin"));
		Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
		executable(Files.writeString(home.resolve("bin").resolve("java"), "#!/bin/sh\n" + script));
		return home;
	}

	private static void executable(Path file) throws IOException {
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	private Launched launch(Map<String, String> environment, String... arguments)
			throws IOException, InterruptedException {
		return launch(launcher(), environment, arguments);
	}

	private Launched launch(Path launcher, Map<String, String> environment, String... arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(launcher.toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().clear();
		builder.environment().putAll(Map.of("PATH", System.getenv("PATH"), "JAVA_HOME", this.java.toString()));
		builder.environment().putAll(environment);
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Launched(process.pid(), process.waitFor(), output);
	}

	/** What became of a start. */
	private record Launched(long pid, int exitCode, String output) {

		List<String> lines() {
			return this.output.lines().toList();
		}

	}

}
