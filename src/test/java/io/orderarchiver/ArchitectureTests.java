package io.orderarchiver;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.orderarchiver.mongo.PlainTemplate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.springframework.util.StringUtils;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** Holds the house together: who may know whom, and what may be where. */
class ArchitectureTests {

	private static final String ROOT = "io.orderarchiver";

	private static final int TYPES_TO_SCAN = 25;

	private static final JavaClasses production = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(ROOT);

	@Test
	void theArrowNeverPointsBack() {
		layeredArchitecture().consideringOnlyDependenciesInLayers()
			.layer("main")
			.definedBy(ROOT)
			.layer("command")
			.definedBy(inPackage("command"))
			.layer("doctor")
			.definedBy(inPackage("doctor"))
			.layer("report")
			.definedBy(inPackage("report"))
			.layer("run")
			.definedBy(inPackage("run"))
			.layer("batch")
			.definedBy(inPackage("batch"))
			.optionalLayer("watch")
			.definedBy(inPackage("watch"))
			.layer("verify")
			.definedBy(inPackage("verify"))
			.layer("seal")
			.definedBy(inPackage("seal"))
			.layer("explain")
			.definedBy(inPackage("explain"))
			.layer("complete")
			.definedBy(inPackage("complete"))
			.layer("step")
			.definedBy(inPackage("step"))
			.layer("management")
			.definedBy(inPackage("management"))
			.layer("simulation")
			.definedBy(inPackage("simulation"))
			.layer("archive")
			.definedBy(inPackage("archive"))
			.layer("order")
			.definedBy(inPackage("order"))
			.layer("mongo")
			.definedBy(inPackage("mongo"))
			.layer("tls")
			.definedBy(inPackage("tls"))
			.layer("files")
			.definedBy(inPackage("files"))
			.whereLayer("main")
			.mayNotBeAccessedByAnyLayer()
			.whereLayer("command")
			.mayOnlyBeAccessedByLayers("main")
			.whereLayer("doctor")
			.mayOnlyBeAccessedByLayers("command")
			.whereLayer("report")
			.mayOnlyBeAccessedByLayers("command")
			.whereLayer("run")
			.mayOnlyBeAccessedByLayers("main", "command", "doctor", "report")
			.whereLayer("batch")
			.mayOnlyBeAccessedByLayers("command", "doctor", "run", "complete")
			.whereLayer("watch")
			.mayOnlyBeAccessedByLayers("command", "doctor", "run", "management", "report")
			.whereLayer("explain")
			.mayOnlyBeAccessedByLayers("command")
			.whereLayer("verify")
			.mayOnlyBeAccessedByLayers("command", "run", "explain", "report")
			.whereLayer("seal")
			.mayOnlyBeAccessedByLayers("command", "run", "verify")
			.whereLayer("complete")
			.mayOnlyBeAccessedByLayers("command", "run", "report")
			.whereLayer("step")
			.mayOnlyBeAccessedByLayers("run", "batch", "watch", "verify", "complete")
			.whereLayer("management")
			.mayOnlyBeAccessedByLayers("command", "doctor", "run")
			.whereLayer("simulation")
			.mayOnlyBeAccessedByLayers("command", "doctor", "run")
			.whereLayer("archive")
			.mayOnlyBeAccessedByLayers("command", "doctor", "run", "batch", "watch", "verify", "seal", "complete",
					"explain", "step", "simulation", "management", "report")
			.whereLayer("order")
			.mayOnlyBeAccessedByLayers("command", "doctor", "run", "batch", "watch", "verify", "seal", "complete",
					"explain", "step", "simulation", "management", "report", "archive")
			.whereLayer("mongo")
			.mayOnlyAccessLayers("tls")
			.whereLayer("tls")
			.mayNotAccessAnyLayer()
			.whereLayer("files")
			.mayNotAccessAnyLayer()
			.ensureAllClassesAreContainedInArchitecture()
			.check(production);
	}

	@Test
	void noPackageIsTooLargeToScan() {
		assertThat(packages()).allSatisfy(
				(each) -> assertThat(topLevelTypes(each)).as(each.getName()).hasSizeLessThanOrEqualTo(TYPES_TO_SCAN));
	}

	/**
	 * Each package is a slice, and so is the root of a capability that has sub-packages.
	 */
	@Test
	void packagesFormNoCircle() {
		slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(production);
	}

	@Test
	void thePackagesOfTheCommandsKnowOnlyWhatTheyStandOn() {
		inside("command", "terminal →", "invocation → terminal", "archive → runs invocation terminal",
				"watch → invocation terminal", "verify → invocation terminal", "complete → invocation terminal",
				"seal → invocation terminal", "explain → invocation terminal",
				"simulate → archive verify explain invocation terminal", "runs → invocation terminal",
				"rejects → invocation terminal", "doctor → invocation terminal", "worker → invocation terminal",
				"init → doctor invocation terminal", "completion → invocation terminal",
				"notification → invocation terminal", "console → runs rejects explain verify invocation terminal",
				"root → archive watch verify seal explain complete simulate runs rejects doctor worker init console completion notification"
						+ " invocation terminal");
	}

	@Test
	void thePackagesOfTheDoctorKnowOnlyWhatTheyStandOn() {
		inside("doctor", "finding →", "server → finding", "collections → server finding",
				"root → server collections finding");
	}

	@Test
	void thePackagesOfRunsKnowOnlyWhatTheyStandOn() {
		inside("run", "settings →", "log → settings", "repository → log settings", "lease →",
				"pace → deployment settings", "deployment → repository settings", "outcome → deployment settings",
				"history.step →", "history → history.step record outcome deployment lease pace repository settings",
				"worker → history deployment lease repository settings", "record →",
				"root → record worker history history.step outcome deployment lease pace repository log settings");
	}

	@Test
	void thePackagesOfTheWatchKnowOnlyWhatTheyStandOn() {
		inside("watch", "state →", "stream → state", "position → stream", "root → stream position state");
	}

	@Test
	void thePackagesOfTheVerificationKnowOnlyWhatTheyStandOn() {
		inside("verify", "finding →", "files → finding", "judge → finding", "root → files judge finding");
	}

	@Test
	void thePackagesOfSealsKnowOnlyWhatTheyStandOn() {
		inside("seal", "root →", "check → root");
	}

	@Test
	void thePackagesOfTheSimulationKnowOnlyWhatTheyStandOn() {
		inside("simulation", "root →", "data →", "generation → data", "drift → data", "town → generation data",
				"server →", "store → server");
	}

	@Test
	void thePackagesOfTheArchiveKnowOnlyWhatTheyStandOn() {
		inside("archive", "root →", "stop →", "strain →", "pace → strain stop", "retry → stop root",
				"indexes → retry root", "find → indexes retry stop root", "keys → find indexes retry stop root",
				"known → find retry root", "lookup → find retry root", "write → known retry root",
				"rejects → find retry root", "page → known lookup write rejects find retry root");
	}

	@Test
	void whatACapabilityKeepsForItselfStaysInside() {
		onlyDoors("archive.lookup", "OrderLookup");
		onlyDoors("archive.known", "ArchiveSearches", "KnownOrders");
		onlyDoors("archive.write", "CountingOrderWriter", "InsertingOrderWriter");
		onlyDoors("archive.keys", "CheckpointTime", "DeliveredOrderCounts", "KeyCuts", "KeyPage", "KeyPages",
				"KeyPartition", "KeySource", "SuccessiveKeys", "Window");
		onlyDoors("watch.stream", "NoChangeStreamsException");
		onlyDoors("watch.position", "PositionRefusedException");
		onlyDoors("watch.state", "WatchListener", "WatchListeners", "WatchState");
		onlyDoors("verify.judge", "Depth", "OrderJudge");
		onlyDoors("verify.files", "FindingList", "VerificationFiles");
		onlyDoors("seal", "InvalidSealException", "InvalidSealKeyException", "SealChain", "SealDirectory", "SealKey",
				"SealOptions", "SealPublicKey", "SealWriter", "SealedRun", "WrittenSeal");
		onlyDoors("seal.check", "DayResult", "Difference", "Erasures", "NamedOrder", "SealCheck", "SealCheckReport");
		onlyDoors("simulation.data", "ClearReport", "GeneratedData", "GenerationOptions", "GenerationReport");
		onlyDoors("simulation.generation", "GenerateJobConfiguration", "GenerationListener");
		onlyDoors("simulation.drift", "Drift", "DriftKind", "DriftReport", "DriftedOrder");
		onlyDoors("simulation.town", "LiveJobConfiguration", "LiveListener", "LiveOptions");
		onlyDoors("simulation.server", "EmbeddedMongo");
		onlyDoors("simulation.store", "SimulationServer", "SimulationView");
		onlyDoors("run.log", "RunLog");
		onlyDoors("run.repository", "JobRepositoryException");
		onlyDoors("run.lease", "AlreadyRunningException", "LeaseHolder", "LeaseLostException");
		onlyDoors("run.deployment", "Deployment", "MissingOrdersException", "SimulationUnavailableException", "Site",
				"SitePlaces");
		onlyDoors("doctor", "Doctor");
		onlyDoors("doctor.server");
		onlyDoors("doctor.collections");
		onlyDoors("report", "NextStep", "PageTemplates", "ReportedRejects", "ReportedRun", "RunReportPage", "Shown",
				"Verdict", "WatchFigures", "WatchOverview");
		onlyDoors("command", "CommandLineInterface");
		onlyDoors("command.terminal", "ProcessZone", "Terminal");
		onlyDoors("command.invocation");
		onlyDoors("command.archive");
		onlyDoors("command.watch");
		onlyDoors("command.verify");
		onlyDoors("command.seal");
		onlyDoors("command.complete");
		onlyDoors("command.explain");
		onlyDoors("command.simulate");
		onlyDoors("command.runs");
		onlyDoors("command.rejects");
		onlyDoors("command.doctor");
		onlyDoors("command.init");
		onlyDoors("command.console");
		onlyDoors("command.completion");
		onlyDoors("command.notification");
	}

	@Test
	void ordersKnowNothingButBsonValues() {
		classes().that()
			.resideInAPackage(inPackage("order"))
			.should()
			.onlyDependOnClassesThat(
					resideInAnyPackage(inPackage("order"), "java..", "org.bson..", "org.jspecify.annotations"))
			.check(production);
	}

	@Test
	void springBatchIsWhereJobsAre() {
		onlyIn(resideInAnyPackage("org.springframework.batch.."), "run", "batch", "watch", "verify", "complete", "step",
				"simulation");
	}

	/** And where an order goes through, and where its _id is the key, never. */
	@Test
	void springDataIsWhereSpeedDoesNotMatter() {
		onlyIn(resideInAnyPackage("org.springframework.data..").or(named(PlainTemplate.class.getName())), "mongo",
				"archive.rejects", "archive.indexes", "doctor");
		noClasses().that()
			.resideInAnyPackage(inPackage("mongo"), inPackage("archive.rejects"), inPackage("archive.indexes"))
			.and(DescribedPredicate.describe("are not meant to",
					(type) -> !List.of("PlainTemplate", "ReasonCounts", "NewIndex")
						.contains(topLevel(type).getSimpleName())))
			.should()
			.dependOnClassesThat(resideInAnyPackage("org.springframework.data.."))
			.check(production);
	}

	@Test
	void changeStreamsAreReadByTheWatchAlone() {
		onlyIn(resideInAnyPackage("com.mongodb.client.model.changestream..")
			.or(named("com.mongodb.client.ChangeStreamIterable"))
			.or(named("com.mongodb.client.MongoChangeStreamCursor")), "watch");
	}

	@Test
	void theEmbeddedServerAndItsFakesStayInTheSimulation() {
		onlyIn(resideInAnyPackage("de.bwaldvogel..", "io.netty.."), "simulation.server");
		onlyIn(resideInAnyPackage("net.datafaker.."), "simulation.data");
	}

	@Test
	void commandLineAndProgressBarStayWithTheCommands() {
		onlyIn(resideInAnyPackage("picocli..", "me.tongfei.."), "command");
	}

	@Test
	void templatesAreFilledForBrowsersAlone() {
		onlyIn(resideInAnyPackage("gg.jte.."), "report", "command.console");
	}

	@Test
	void theWebServerServesTheManagementAlone() {
		onlyIn(resideInAnyPackage("org.apache.catalina..", "org.springframework.web..",
				"org.springframework.boot.web..", "org.springframework.boot.actuate..",
				"org.springframework.boot.health.."), "management");
	}

	@Test
	void noNameSaysNothing() {
		noClasses().should()
			.resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..manager..",
					"..constants..", "..dto..", "..impl..")
			.orShould()
			.haveNameMatching(".*[.$](Common[^.$]*|[^.$]*(Utils?|Helpers?|Manager|Constants?|Dto|DTO|Impl))")
			.check(production);
	}

	@Test
	void nullIsTheExceptionInEachPackage() {
		assertThat(packages()).hasSizeGreaterThan(8)
			.allSatisfy((each) -> assertThat(each.isAnnotatedWith(NullMarked.class)).as(each.getName()).isTrue());
	}

	@Test
	void whatAnObjectNeedsIsGivenToItsConstructor() {
		GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(production);
	}

	@Test
	void nothingButACommandPrints() {
		noClasses().that()
			.resideOutsideOfPackage(inPackage("command"))
			.and()
			.doNotHaveFullyQualifiedName(OrderArchiver.class.getName())
			.should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
			.check(production);
	}

	@Test
	void logsGoThroughSlf4j() {
		noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..").check(production);
	}

	@Test
	void theJdkIsUsedByItsPublicDoorsAlone() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("sun..", "com.sun..", "jdk.internal..")
			.check(production);
	}

	@Test
	void nothingIsRememberedInAStaticField() {
		fields().that().areStatic().should().beFinal().check(production);
	}

	/**
	 * Clocks of several hosts differ: who lives, and who may take over, the job
	 * repository's clock says. What may read its own does no more than this: it counts
	 * how long it waits itself, and notes when it gave a partition up.
	 */
	@Test
	void claimsAndLeasesGoByTheClockOfTheJobRepository() {
		noClasses().that()
			.resideInAnyPackage(inPackage("run.worker"), inPackage("run.lease"))
			.and(DescribedPredicate.describe("are no exception",
					(type) -> !List.of("RunLease", "ClaimedPartitions").contains(topLevel(type).getSimpleName())))
			.should()
			.dependOnClassesThat(resideInAnyPackage("java.time..")
				.and(DescribedPredicate.describe("clocks", (type) -> type.isAssignableTo(Clock.class))))
			.orShould()
			.callMethodWhere(
					DescribedPredicate.describe("the host's clock is read", (call) -> readsClock(call.getTarget())))
			.check(production);
	}

	private static boolean readsClock(CodeUnitCallTarget target) {
		return (target.getName().equals("now") && target.getOwner().getPackageName().equals("java.time"))
				|| (target.getName().equals("currentTimeMillis") && target.getOwner().isEquivalentTo(System.class));
	}

	private static void onlyIn(DescribedPredicate<JavaClass> types, String... packages) {
		noClasses().that()
			.resideOutsideOfPackages(Stream.of(packages).map(ArchitectureTests::inPackage).toArray(String[]::new))
			.should()
			.dependOnClassesThat(types)
			.check(production);
	}

	private static DescribedPredicate<JavaClass> named(String name) {
		return DescribedPredicate.describe(name, (type) -> type.getName().equals(name));
	}

	/**
	 * Each sub-package with those that it may know; {@code root} is the capability's own
	 * package. One that is not drawn is an error.
	 */
	private static void inside(String capability, String... arrows) {
		LayeredArchitecture architecture = layeredArchitecture().consideringOnlyDependenciesInLayers();
		for (String arrow : arrows) {
			String name = words(arrow)[0];
			architecture = architecture.layer(name)
				.definedBy(ROOT + "." + capability + (name.equals("root") ? "" : "." + name));
		}
		for (String arrow : arrows) {
			String[] words = words(arrow);
			String[] known = Arrays.copyOfRange(words, 1, words.length);
			architecture = (known.length == 0) ? architecture.whereLayer(words[0]).mayNotAccessAnyLayer()
					: architecture.whereLayer(words[0]).mayOnlyAccessLayers(known);
		}
		architecture.ensureAllClassesAreContainedInArchitecture()
			.check(production.that(resideInAPackage(inPackage(capability))));
	}

	private static String[] words(String arrow) {
		return StringUtils.tokenizeToStringArray(arrow, " →");
	}

	/** Of a package, other capabilities know these types and what is nested in them. */
	private static void onlyDoors(String name, String... doors) {
		List<String> names = Arrays.asList(doors);
		Predicate<JavaClass> isDoor = (type) -> names.contains(topLevel(type).getSimpleName());
		noClasses().that()
			.resideOutsideOfPackage(inPackage(StringUtils.tokenizeToStringArray(name, ".")[0]))
			.should()
			.dependOnClassesThat(resideInAPackage(ROOT + "." + name)
				.and(DescribedPredicate.describe("none of its doors " + names, isDoor.negate())))
			.check(production);
	}

	private static JavaClass topLevel(JavaClass type) {
		return type.getEnclosingClass().map(ArchitectureTests::topLevel).orElse(type);
	}

	private static List<JavaClass> topLevelTypes(JavaPackage each) {
		return each.getClasses()
			.stream()
			.filter((type) -> type.isTopLevelClass() && !type.isArray())
			.filter((type) -> !type.getSimpleName().equals("package-info"))
			.filter((type) -> !isTemplate(type))
			.toList();
	}

	/** What is made of a template, which is read where it stands. */
	private static boolean isTemplate(JavaClass type) {
		return type.getSimpleName().matches("Jte[a-z]+Generated");
	}

	private static String inPackage(String name) {
		return ROOT + "." + name + "..";
	}

	private static Stream<JavaPackage> packages() {
		JavaPackage root = production.getPackage(ROOT);
		return Stream.concat(Stream.of(root), root.getSubpackagesInTree().stream())
			.filter((each) -> !each.getClasses().isEmpty());
	}

}
