package io.orderarchiver.command.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

import io.orderarchiver.management.PageHandler;
import io.orderarchiver.management.PageResponse;
import io.orderarchiver.report.RunReportPage;

/** What pages are dressed with. */
final class ConsoleAssets {

	private static final String HTMX = "/META-INF/resources/webjars/htmx.org/%s/dist/htmx.min.js";

	private static final String HTMX_ARTIFACT = "/META-INF/maven/org.webjars.npm/htmx.org/pom.properties";

	private ConsoleAssets() {
	}

	/** By their paths. */
	static Map<String, PageHandler> all() {
		return Map.of("/console.css", always("text/css", RunReportPage.css() + text("console.css")), "/console.js",
				always("text/javascript", text("console.js")), "/htmx.js", always("text/javascript", htmx()),
				"/icon.svg", always("image/svg+xml", text("icon.svg")));
	}

	/** Of the version that the build depends on. */
	private static String htmx() {
		try {
			Properties artifact = new Properties();
			artifact.load(new StringReader(text(HTMX_ARTIFACT)));
			return text(HTMX.formatted(artifact.getProperty("version")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The version of htmx cannot be read", ex);
		}
	}

	private static PageHandler always(String type, String text) {
		PageResponse response = new PageResponse(200, type + "; charset=utf-8", text, Map.of());
		return (request) -> response;
	}

	private static String text(String resource) {
		try (InputStream in = Objects.requireNonNull(ConsoleAssets.class.getResourceAsStream(resource), resource)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A part of the console cannot be read", ex);
		}
	}

}
