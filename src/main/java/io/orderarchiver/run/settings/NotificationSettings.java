package io.orderarchiver.run.settings;

import java.util.Set;
import java.util.TreeSet;

/**
 * Who is told how a command ended.
 *
 * @param command a command line of a shell
 * @param exitCodes with which of them it is run
 * @param settings the names of all settings, which are none of its business
 */
public record NotificationSettings(String command, Set<Integer> exitCodes, Set<String> settings) {

	static final String DEFAULT_EXIT_CODES = "1,2,3,4,11,12";

	static Set<Integer> exitCodes(String text) {
		Set<Integer> codes = new TreeSet<>();
		for (String code : text.split(",", -1)) {
			try {
				codes.add(Integer.parseInt(code.strip()));
			}
			catch (NumberFormatException ex) {
				throw new ConfigurationException(
						"NOTIFY_ON is '%s', but must be exit codes with commas between them, like %s.".formatted(text,
								DEFAULT_EXIT_CODES));
			}
		}
		return codes;
	}

}
