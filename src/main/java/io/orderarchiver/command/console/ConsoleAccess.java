package io.orderarchiver.command.console;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.orderarchiver.management.PageHandler;
import io.orderarchiver.management.PageRequest;
import io.orderarchiver.management.PageRequest.Method;
import io.orderarchiver.management.PageResponse;

/**
 * Lets the browser in that was given the address, and no page of another site: by the
 * name of the host, a cookie, and for forms by their origin and a token.
 */
final class ConsoleAccess implements PageHandler {

	/** Any port, so that a tunnel may end on another one. */
	private static final Pattern HOST = Pattern.compile("(.+?)(?::(\\d+))?");

	private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

	private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
			+ " img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	static final String TOKEN = "token";

	/** The field of a form that has its token. */
	static final String FORM_TOKEN = "form-token";

	private final ConsoleKeys keys;

	private final PageHandler pages;

	ConsoleAccess(ConsoleKeys keys, PageHandler pages) {
		this.keys = keys;
		this.pages = pages;
	}

	@Override
	public PageResponse answer(PageRequest request) {
		return checked(request).guarded(POLICY)
			.with("Cross-Origin-Opener-Policy", "same-origin")
			.with("Cross-Origin-Resource-Policy", "same-origin");
	}

	private PageResponse checked(PageRequest request) {
		if (!isLoopback(request)) {
			return PageResponse.text(403,
					"This console answers to 127.0.0.1, localhost and [::1] alone. From another machine: ssh -L.");
		}
		if (request.parameters().containsKey(TOKEN)) {
			return exchanged(request);
		}
		if (!isKnown(request)) {
			return PageResponse.text(401, "This console is open to the browser that was given its address."
					+ " The address is where 'order-archiver console' was started.");
		}
		if (request.method() == Method.OTHER) {
			return PageResponse.text(405, "A page is looked at, or a form of it is sent.")
				.with("Allow", "GET, HEAD, POST");
		}
		if (request.method() == Method.POST && !isOwnForm(request)) {
			return PageResponse.text(403, "This form is none of this console's, or of one that was started before."
					+ " Nothing was done. Go back, reload the page, and try again.");
		}
		return this.pages.answer(request);
	}

	private static boolean isLoopback(PageRequest request) {
		return host(request).map((host) -> host.group(1)).filter(LOOPBACK::contains).isPresent();
	}

	private static Optional<Matcher> host(PageRequest request) {
		return request.header("host").map(HOST::matcher).filter(Matcher::matches);
	}

	private PageResponse exchanged(PageRequest request) {
		if (isKnown(request)) {
			return PageResponse.seeOther("/");
		}
		return switch (this.keys.exchange(request.parameters().getOrDefault(TOKEN, ""))) {
			case GRANTED -> PageResponse.seeOther("/")
				.with("Set-Cookie",
						"%s=%s; Path=/; HttpOnly; SameSite=Strict".formatted(cookie(request), this.keys.session()));
			case USED -> PageResponse.text(403, "This address was used before, and opens the console once. Go on in the"
					+ " browser that used it, or start the console anew. If it was not you who used it, stop it.");
			case UNKNOWN -> PageResponse.text(403, "This address is of a console that was started before. Take the one"
					+ " that 'order-archiver console' printed last.");
		};
	}

	private boolean isKnown(PageRequest request) {
		String session = request.cookies().get(cookie(request));
		return session != null && this.keys.isSession(session);
	}

	/**
	 * Named by the port that the browser sees, which a tunnel may have changed: cookies
	 * are shared by all ports of a host.
	 */
	private static String cookie(PageRequest request) {
		return "order-archiver-" + host(request).map((host) -> host.group(2)).orElse("80");
	}

	private boolean isOwnForm(PageRequest request) {
		return isOwnOrigin(request) && this.keys.isForm(request.parameters().getOrDefault(FORM_TOKEN, ""));
	}

	/**
	 * A page that tells no referrer sends its forms with the origin "null"; then browsers
	 * say in a header that no page can set where it came from.
	 */
	private static boolean isOwnOrigin(PageRequest request) {
		String origin = request.header("origin").orElse("");
		return origin.equals("http://" + request.header("host").orElse("")) || (origin.equals("null")
				&& request.header("sec-fetch-site").filter("same-origin"::equals).isPresent());
	}

}
