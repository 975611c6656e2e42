package io.orderarchiver.management;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands requests to a handler, and its answers to the browser. */
final class PageServlet extends HttpServlet {

	private static final long serialVersionUID = 1L;

	private static final Logger logger = LoggerFactory.getLogger(PageServlet.class);

	private final transient PageHandler handler;

	PageServlet(PageHandler handler) {
		this.handler = handler;
	}

	@Override
	protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
		write(answerTo(request), response);
	}

	private PageResponse answerTo(HttpServletRequest request) {
		try {
			return answerTo(requested(request));
		}
		catch (IllegalStateException | UnsupportedEncodingException ex) {
			logger.warn("A request could not be read: {}", ex.getClass().getSimpleName());
			return PageResponse.text(400, "This request cannot be read: it is too large, or not in UTF-8.");
		}
	}

	/** The outermost edge: a page that fails must not take the server with it. */
	private PageResponse answerTo(PageRequest request) {
		try {
			return this.handler.answer(request);
		}
		catch (RuntimeException ex) {
			logger.error("The page {} could not be made.", request.path(), ex);
			return PageResponse.text(500, "This page could not be made: an error of this program, "
					+ ex.getClass().getSimpleName() + ". Its log tells more.");
		}
	}

	private static PageRequest.Method method(HttpServletRequest request) {
		return switch (request.getMethod()) {
			case "GET", "HEAD" -> PageRequest.Method.GET;
			case "POST" -> PageRequest.Method.POST;
			default -> PageRequest.Method.OTHER;
		};
	}

	private static PageRequest requested(HttpServletRequest request) throws UnsupportedEncodingException {
		request.setCharacterEncoding("UTF-8");
		Map<String, String> parameters = new HashMap<>();
		request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
		Map<String, String> headers = new HashMap<>();
		request.getHeaderNames()
			.asIterator()
			.forEachRemaining((name) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT),
					Objects.requireNonNullElse(request.getHeader(name), "")));
		Map<String, String> cookies = new HashMap<>();
		Arrays.stream(Objects.requireNonNullElse(request.getCookies(), new Cookie[0]))
			.forEach((cookie) -> cookies.putIfAbsent(cookie.getName(), cookie.getValue()));
		String below = Objects.requireNonNullElse(request.getPathInfo(), "");
		String path = request.getServletPath() + below;
		return new PageRequest(method(request), path.isEmpty() ? "/" : path, parameters, headers, cookies);
	}

	private static void write(PageResponse page, HttpServletResponse response) throws IOException {
		byte[] bytes = page.bytes();
		response.setStatus(page.status());
		response.setContentType(page.contentType());
		page.headers().forEach(response::setHeader);
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
	}

}
