package io.orderarchiver;

import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

/** Holds the house together: who may know whom, and what may be where. */
class ArchitectureTests {

	private static final String ROOT = "io.orderarchiver";

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
			.layer("run")
			.definedBy(inPackage("run"))
			.layer("batch")
			.definedBy(inPackage("batch"))
			.optionalLayer("watch")
			.definedBy(inPackage("watch"))
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
			.whereLayer("main")
			.mayNotBeAccessedByAnyLayer()
			.whereLayer("command")
			.mayOnlyBeAccessedByLayers("main")
			.whereLayer("doctor")
			.mayOnlyBeAccessedByLayers("command")
			.whereLayer("run")
			.mayOnlyBeAccessedByLayers("main", "command", "doctor")
			.whereLayer("batch")
			.mayOnlyBeAccessedByLayers("command", "doctor", "run")
			.whereLayer("watch")
			.mayOnlyBeAccessedByLayers("command", "doctor", "run", "management")
			.whereLayer("management")
			.mayOnlyBeAccessedByLayers("command", "doctor", "run")
			.whereLayer("simulation")
			.mayOnlyBeAccessedByLayers("command", "doctor", "run")
			.whereLayer("archive")
			.mayOnlyBeAccessedByLayers("command", "doctor", "run", "batch", "watch", "simulation", "management")
			.whereLayer("order")
			.mayOnlyBeAccessedByLayers("command", "doctor", "run", "batch", "watch", "simulation", "management",
					"archive")
			.whereLayer("mongo")
			.mayNotAccessAnyLayer()
			.ensureAllClassesAreContainedInArchitecture()
			.check(production);
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
		onlyIn(resideInAnyPackage("org.springframework.batch.."), "run", "batch", "watch", "simulation");
	}

	@Test
	void changeStreamsAreReadByTheWatchAlone() {
		onlyIn(resideInAnyPackage("com.mongodb.client.model.changestream..")
			.or(named("com.mongodb.client.ChangeStreamIterable"))
			.or(named("com.mongodb.client.MongoChangeStreamCursor")), "watch");
	}

	@Test
	void theEmbeddedServerAndItsFakesStayInTheSimulation() {
		onlyIn(resideInAnyPackage("de.bwaldvogel..", "net.datafaker..", "io.netty.."), "simulation");
	}

	@Test
	void commandLineAndProgressBarStayWithTheCommands() {
		onlyIn(resideInAnyPackage("picocli..", "me.tongfei.."), "command");
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

	private static String inPackage(String name) {
		return ROOT + "." + name + "..";
	}

	private static Stream<JavaPackage> packages() {
		JavaPackage root = production.getPackage(ROOT);
		return Stream.concat(Stream.of(root), root.getSubpackagesInTree().stream())
			.filter((each) -> !each.getClasses().isEmpty());
	}

}
