package io.orderarchiver.command.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

import io.orderarchiver.management.PageHandler;
import io.orderarchiver.management.PageResponse;
import io.orderarchiver.report.RunReportPage;

/** What pages are dressed with. */
final class ConsoleAssets {

	private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.8/dist/htmx.min.js";

	private ConsoleAssets() {
	}

	/** By their paths. */
	static Map<String, PageHandler> all() {
		return Map.of("/console.css", always("text/css", RunReportPage.css() + text("console.css")), "/console.js",
				always("text/javascript", text("console.js")), "/htmx.js", always("text/javascript", text(HTMX)),
				"/icon.svg", always("image/svg+xml", text("icon.svg")));
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
