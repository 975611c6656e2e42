package io.orderarchiver.run.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The program's version.
 *
 * @param text as the build has it, {@code 1.0.0} or {@code 1.0.0-SNAPSHOT}
 */
public record Version(String text) {

	/**
	 * The version of this program.
	 * @return what the build wrote down
	 */
	public static Version current() {
		try (InputStream in = Version.class.getResourceAsStream("/META-INF/build-info.properties")) {
			Properties build = new Properties();
			if (in != null) {
				build.load(in);
			}
			return new Version(build.getProperty("build.version", "0.0.0"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What an archived order says of the program that archived it.
	 * @return {@code order-archiver vX.Y.Z}
	 */
	public String archivedBy() {
		return "order-archiver v" + this.text.replaceFirst("-.*", "");
	}

}
