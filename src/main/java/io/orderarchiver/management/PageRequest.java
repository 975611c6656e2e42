package io.orderarchiver.management;

import java.util.Map;
import java.util.Optional;

/**
 * A request for a page.
 *
 * @param method what is to be done with it
 * @param path below the root, beginning with a slash, decoded
 * @param parameters those of the query and of the form, the first of each name
 * @param headers by their names in lower case, the first of each name
 * @param cookies by their names
 */
public record PageRequest(Method method, String path, Map<String, String> parameters, Map<String, String> headers,
		Map<String, String> cookies) {

	/** What is to be done with a page. */
	public enum Method {

		/** It is looked at. */
		GET,

		/** A form of it is sent. */
		POST,

		/** Anything else, for which no page has an answer. */
		OTHER

	}

	/** Makes the maps safe to share. */
	public PageRequest {
		parameters = Map.copyOf(parameters);
		headers = Map.copyOf(headers);
		cookies = Map.copyOf(cookies);
	}

	/**
	 * A parameter of the query, or of the form.
	 * @param name its name
	 * @return nothing if it is missing or blank
	 */
	public Optional<String> parameter(String name) {
		return Optional.ofNullable(this.parameters.get(name)).map(String::strip).filter((text) -> !text.isEmpty());
	}

	/**
	 * A header.
	 * @param name its name in lower case
	 * @return nothing if it is missing
	 */
	public Optional<String> header(String name) {
		return Optional.ofNullable(this.headers.get(name));
	}

}
