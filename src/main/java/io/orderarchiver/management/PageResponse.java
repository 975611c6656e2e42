package io.orderarchiver.management;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to a request for a page.
 *
 * @param status the HTTP status
 * @param contentType of the body
 * @param body in UTF-8
 * @param headers besides those of the content
 */
public record PageResponse(int status, String contentType, String body, Map<String, String> headers) {

	/** Makes the map safe to share. */
	public PageResponse {
		headers = Map.copyOf(headers);
	}

	/**
	 * A page.
	 * @param status the HTTP status
	 * @param html the page
	 * @return the answer
	 */
	public static PageResponse html(int status, String html) {
		return new PageResponse(status, "text/html; charset=utf-8", html, Map.of());
	}

	/**
	 * Text that no browser takes for a page.
	 * @param status the HTTP status
	 * @param text the text
	 * @return the answer
	 */
	public static PageResponse text(int status, String text) {
		return new PageResponse(status, "text/plain; charset=utf-8", text, Map.of());
	}

	/**
	 * Sends a browser on, which then looks at another page.
	 * @param location the path of that page
	 * @return the answer
	 */
	public static PageResponse seeOther(String location) {
		return text(303, "").with("Location", location);
	}

	/**
	 * Adds a header.
	 * @param name its name
	 * @param value its value
	 * @return the same answer with it
	 */
	public PageResponse with(String name, String value) {
		Map<String, String> more = new LinkedHashMap<>(this.headers);
		more.put(name, value);
		return new PageResponse(this.status, this.contentType, this.body, more);
	}

	/**
	 * Lets a browser show a page and do nothing else with it: it keeps none, tells no
	 * other site of it, and takes it for nothing but what it is.
	 * @param policy what the page may load and do: a Content-Security-Policy
	 * @return the same answer with those headers
	 */
	public PageResponse guarded(String policy) {
		return with("Content-Security-Policy", policy).with("Cache-Control", "no-store")
			.with("Referrer-Policy", "no-referrer")
			.with("X-Content-Type-Options", "nosniff");
	}

	byte[] bytes() {
		return this.body.getBytes(StandardCharsets.UTF_8);
	}

}
