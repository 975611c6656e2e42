package io.orderarchiver.command.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a browser proves with that its user may look. None of it is ever logged. */
final class ConsoleKeys {

	private static final int BYTES = 32;

	private final String token = random();

	private final String session = random();

	private final String form = random();

	private final AtomicBoolean exchanged = new AtomicBoolean();

	private static String random() {
		byte[] bytes = new byte[BYTES];
		new SecureRandom().nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	/** The one in the address that is printed; good for one exchange. */
	String token() {
		return this.token;
	}

	/** Takes the token from the first who has it. */
	Exchange exchange(String given) {
		if (!isSame(given, this.token)) {
			return Exchange.UNKNOWN;
		}
		return this.exchanged.compareAndSet(false, true) ? Exchange.GRANTED : Exchange.USED;
	}

	/** What came of a token. */
	enum Exchange {

		GRANTED, USED, UNKNOWN

	}

	/** The cookie's value. */
	String session() {
		return this.session;
	}

	boolean isSession(String given) {
		return isSame(given, this.session);
	}

	/** What only forms of this console have. */
	String form() {
		return this.form;
	}

	boolean isForm(String given) {
		return isSame(given, this.form);
	}

	/** In the same time, however much of it is right. */
	private static boolean isSame(String given, String right) {
		return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
	}

}
