package io.orderarchiver;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaWildcardType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which BSON values are the same is MongoDB's word, and one type of {@code order} knows
 * it. Java takes 7 and 7.0 for different, documents for the same in whatever order their
 * fields are, and all text that cannot be decoded for the same.
 * <p>
 * Bytecode does not tell what a local variable is a set of, but it does so of fields,
 * parameters and results.
 */
class BsonEqualityTests {

	private static final JavaClasses production = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.orderarchiver");

	private static final DescribedPredicate<CodeUnitAccessTarget> JAVA_EQUALITY = DescribedPredicate
		.describe("equals or hashCode of a BSON value", (target) -> isBson(target.getOwner())
				&& (target.getName().equals("equals") || target.getName().equals("hashCode")));

	@Test
	void nobodyAsksJavaWhetherBsonValuesAreTheSame() {
		assertThat(production.stream()
			.flatMap((type) -> Stream.<JavaCodeUnitAccess<?>>concat(type.getCodeUnitCallsFromSelf().stream(),
					type.getCodeUnitReferencesFromSelf().stream()))
			.filter((access) -> JAVA_EQUALITY.test(access.getTarget()))
			.map(JavaCodeUnitAccess::getDescription)).isEmpty();
	}

	@Test
	void noMapOrSetFindsBsonValuesByTheirJavaEquality() {
		assertThat(production.stream()
			.flatMap((type) -> Stream.concat(
					type.getFields()
						.stream()
						.filter((field) -> isKeyedByBson(field.getType()))
						.map((field) -> field.getFullName()),
					type.getCodeUnits()
						.stream()
						.filter((unit) -> types(unit).anyMatch(BsonEqualityTests::isKeyedByBson))
						.map(JavaCodeUnit::getFullName))))
			.isEmpty();
	}

	private static Stream<JavaType> types(JavaCodeUnit unit) {
		return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
	}

	private static boolean isKeyedByBson(JavaType type) {
		return parts(type).filter(JavaParameterizedType.class::isInstance)
			.map(JavaParameterizedType.class::cast)
			.filter((part) -> part.toErasure().isAssignableTo(Map.class) || part.toErasure().isAssignableTo(Set.class))
			.anyMatch((part) -> isBson(part.getActualTypeArguments().get(0).toErasure()));
	}

	/** The type and all that it is made of. */
	private static Stream<JavaType> parts(JavaType type) {
		Stream<? extends JavaType> inner = Stream.empty();
		if (type instanceof JavaParameterizedType parameterized) {
			inner = parameterized.getActualTypeArguments().stream();
		}
		else if (type instanceof JavaWildcardType wildcard) {
			inner = Stream.concat(wildcard.getUpperBounds().stream(), wildcard.getLowerBounds().stream());
		}
		return Stream.concat(Stream.of(type), inner.flatMap(BsonEqualityTests::parts));
	}

	private static boolean isBson(JavaClass type) {
		return type.isAssignableTo(BsonValue.class);
	}

}
