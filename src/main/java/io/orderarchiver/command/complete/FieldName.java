package io.orderarchiver.command.complete;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

import io.orderarchiver.order.ArchivedField;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a field that can be missing. */
final class FieldName implements ITypeConverter<ArchivedField> {

	/** All of them, in the archive's order. */
	static final List<ArchivedField> MANDATORY = Arrays.stream(ArchivedField.values())
		.filter((field) -> field != ArchivedField.STATUS)
		.toList();

	/** What may be typed. */
	static final class All implements Iterable<String> {

		@Override
		public Iterator<String> iterator() {
			return MANDATORY.stream().map(ArchivedField::fieldName).iterator();
		}

	}

	@Override
	public ArchivedField convert(String text) {
		String name = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
		return MANDATORY.stream()
			.filter((field) -> field.fieldName().equals(name))
			.findFirst()
			.orElseThrow(() -> new TypeConversionException("'%s' is no field that can be missing; these are %s"
				.formatted(text, MANDATORY.stream().map(ArchivedField::fieldName).collect(Collectors.joining(", ")))));
	}

}
