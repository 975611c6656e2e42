package io.orderarchiver.management;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.WebServerException;

/** Serves the pages of a handler, and nothing else. */
public final class PageServer implements Serving {

	private static final int LARGEST_FORM = 64 * 1024;

	private final WebServer server;

	private PageServer(WebServer server) {
		this.server = server;
	}

	/**
	 * Begins to answer.
	 * @param address where to listen
	 * @param handler makes the pages
	 * @return ends it when closed
	 * @throws PortUnavailableException if the address cannot be listened on
	 */
	public static PageServer open(ManagementAddress address, PageHandler handler) {
		TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(address.port());
		factory.setAddress(inetAddress(address));
		factory.setRegisterDefaultServlet(false);
		factory.addConnectorCustomizers((connector) -> {
			connector.setMaxPostSize(LARGEST_FORM);
			connector.setProperty("maxThreads", "16");
			connector.setProperty("minSpareThreads", "1");
		});
		WebServer server = factory
			.getWebServer((context) -> context.addServlet("pages", new PageServlet(handler)).addMapping("/", ""));
		try {
			server.start();
			return new PageServer(server);
		}
		catch (PortInUseException ex) {
			throw new PortUnavailableException(address, ex);
		}
		catch (WebServerException ex) {
			server.destroy();
			throw new PortUnavailableException(address, ex);
		}
	}

	private static InetAddress inetAddress(ManagementAddress address) {
		try {
			return InetAddress.getByName(address.host());
		}
		catch (UnknownHostException ex) {
			throw new PortUnavailableException(address, ex);
		}
	}

	/**
	 * The port that it listens on.
	 * @return the one that was asked for, or the one that was free
	 */
	public int port() {
		return this.server.getPort();
	}

	@Override
	public void close() {
		this.server.destroy();
	}

}
