package io.orderarchiver.seal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a file in a seal: a digest, two blanks, and what it is the digest of. It is
 * the form of <a href="https://www.rfc-editor.org/rfc/rfc8493#section-2.1.3">RFC 8493's
 * manifests</a>, and of {@code sha256sum}.
 *
 * @param digest 64 hexadecimal digits
 * @param name the {@code _id} of an archived order as canonical extended JSON, or the
 * name of a file
 */
public record SealLine(String digest, String name) {

	private static final Pattern FORM = Pattern.compile("([0-9a-f]{64})  (.+)");

	/**
	 * Reads a line.
	 * @param line without its end
	 * @return nothing if it is none
	 */
	public static Optional<SealLine> parse(String line) {
		Matcher matcher = FORM.matcher(line);
		return matcher.matches() ? Optional.of(new SealLine(matcher.group(1), matcher.group(2))) : Optional.empty();
	}

	/** The line without its end. */
	@Override
	public String toString() {
		return this.digest + "  " + this.name;
	}

}
