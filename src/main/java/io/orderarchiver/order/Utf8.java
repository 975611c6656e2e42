package io.orderarchiver.order;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * Decodes text for people. MongoDB keeps whatever bytes it is given as a string; those
 * that are no UTF-8 are shown as {@code \\xNN}.
 */
final class Utf8 {

	private static final char REPLACEMENT = '\ufffd';

	private Utf8() {
	}

	static boolean isValid(byte[] bytes, int offset, int length) {
		for (int i = offset; i < offset + length; i++) {
			if (bytes[i] < 0) {
				String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
				return text.indexOf(REPLACEMENT) < 0
						|| ByteBuffer.wrap(bytes, offset, length).equals(StandardCharsets.UTF_8.encode(text));
			}
		}
		return true;
	}

	static String shown(byte[] bytes, int offset, int length) {
		String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
		return (text.indexOf(REPLACEMENT) < 0) ? text
				: escaped(ByteBuffer.wrap(bytes, offset, length), UnaryOperator.identity());
	}

	/** The same with what is UTF-8 written otherwise, so that the two stay apart. */
	static String shown(byte[] bytes, int offset, int length, UnaryOperator<String> written) {
		return escaped(ByteBuffer.wrap(bytes, offset, length), written);
	}

	private static String escaped(ByteBuffer bytes, UnaryOperator<String> written) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
		StringBuilder text = new StringBuilder(bytes.remaining());
		CharBuffer valid = CharBuffer.allocate(bytes.remaining());
		CoderResult result = decoder.decode(bytes, valid, true);
		text.append(written.apply(valid.flip().toString()));
		while (result.isError()) {
			for (int i = 0; i < result.length(); i++) {
				text.append("\\x%02X".formatted(bytes.get()));
			}
			result = decoder.decode(bytes, valid.clear(), true);
			text.append(written.apply(valid.flip().toString()));
		}
		return text.toString();
	}

}
