package io.orderarchiver.order;

/** Decides which text says nothing. */
final class Blank {

	private Blank() {
	}

	/** Unlike {@link String#isBlank()}, a no-break space says nothing either. */
	static boolean isBlank(String text) {
		return text.codePoints().allMatch((point) -> Character.isWhitespace(point) || Character.isSpaceChar(point));
	}

}
