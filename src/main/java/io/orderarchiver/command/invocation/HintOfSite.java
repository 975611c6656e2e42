package io.orderarchiver.command.invocation;

import java.util.regex.Pattern;

import io.orderarchiver.run.deployment.Site;

/**
 * Makes the command at the end of a message one for the site that was meant: what fails
 * deep below knows nothing of options.
 */
public final class HintOfSite {

	private static final Pattern COMMAND = Pattern
		.compile("(: order-archiver (?!.*--simulation)[a-z][^:.]*[^:. ])(\\.?)$");

	private HintOfSite() {
	}

	/**
	 * Completes the command at a message's end.
	 * @param message any message
	 * @param site the site that was meant
	 * @return the message with a command for that site
	 */
	public static String apply(String message, Site site) {
		return COMMAND.matcher(message).replaceFirst("$1" + site.option() + "$2");
	}

	/**
	 * The site that a command line means.
	 * @param simulation whether it has the option
	 * @return the site
	 */
	public static Site site(boolean simulation) {
		return simulation ? Site.SIMULATION : Site.DATABASE;
	}

}
