package io.orderarchiver.command;

import java.util.regex.Pattern;

import io.orderarchiver.run.deployment.Site;

/**
 * Makes the command at the end of a message one for the site that was meant: what fails
 * deep below knows nothing of options.
 */
final class HintOfSite {

	private static final Pattern COMMAND = Pattern
		.compile("(: order-archiver (?!.*--simulation)[a-z][^:.]*[^:. ])(\\.?)$");

	private HintOfSite() {
	}

	static String apply(String message, Site site) {
		return COMMAND.matcher(message).replaceFirst("$1" + site.option() + "$2");
	}

	static Site site(boolean simulation) {
		return simulation ? Site.SIMULATION : Site.DATABASE;
	}

}
