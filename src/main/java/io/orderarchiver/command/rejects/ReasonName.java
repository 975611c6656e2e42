package io.orderarchiver.command.rejects;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.orderarchiver.archive.RejectReason;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the reason of rejects off the command line. */
final class ReasonName implements ITypeConverter<RejectReason> {

	@Override
	public RejectReason convert(String text) {
		String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
		return Arrays.stream(RejectReason.values())
			.filter((reason) -> reason.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new TypeConversionException("'%s' is none of %s".formatted(text,
					Arrays.stream(RejectReason.values()).map(RejectReason::name).collect(Collectors.joining(", ")))));
	}

}
