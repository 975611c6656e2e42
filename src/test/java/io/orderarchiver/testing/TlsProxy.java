package io.orderarchiver.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

import com.mongodb.ServerAddress;

/**
 * A port that speaks TLS and forwards in clear. A client of a replica set needs
 * {@code directConnection=true}, else it goes round it.
 */
public final class TlsProxy implements AutoCloseable {

	private final InetSocketAddress target;

	private final ServerSocket listener;

	/**
	 * Starts to forward.
	 * @param certificate what it shows
	 * @param host where to
	 */
	public TlsProxy(TestCertificate certificate, String host) throws IOException {
		ServerAddress address = new ServerAddress(host);
		this.target = new InetSocketAddress(address.getHost(), address.getPort());
		this.listener = certificate.context()
			.getServerSocketFactory()
			.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
		daemon(this::accept);
	}

	/**
	 * Where clients connect, on localhost.
	 * @return the port
	 */
	public int port() {
		return this.listener.getLocalPort();
	}

	@Override
	public void close() {
		try {
			this.listener.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void accept() {
		while (!this.listener.isClosed()) {
			try {
				connect(this.listener.accept());
			}
			catch (IOException ex) {
				// Closed, or the target refuses: the client sees its connection end.
			}
		}
	}

	private void connect(Socket client) throws IOException {
		Socket server = new Socket();
		try {
			server.connect(this.target);
		}
		catch (IOException ex) {
			client.close();
			throw ex;
		}
		daemon(() -> forward(client, server));
		daemon(() -> forward(server, client));
	}

	private static void forward(Socket from, Socket to) {
		try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
			in.transferTo(out);
		}
		catch (IOException ex) {
			// One end is gone or does not trust the other.
		}
	}

	private static void daemon(Runnable work) {
		Thread thread = new Thread(work, "tls-proxy");
		thread.setDaemon(true);
		thread.start();
	}

}
