package io.orderarchiver.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A port that forwards to another one, late if it is told to, until it is cut. A client
 * of a replica set needs {@code directConnection=true}, else it goes round it.
 */
public final class TcpProxy implements AutoCloseable {

	private final InetSocketAddress target;

	private final int port;

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private volatile @Nullable ServerSocket listener;

	private volatile Duration delay = Duration.ZERO;

	/**
	 * Starts to forward.
	 * @param host where to
	 * @param port where to
	 */
	public TcpProxy(String host, int port) {
		this.target = new InetSocketAddress(host, port);
		this.port = listen(0);
	}

	/**
	 * Starts to forward to a server of a test.
	 * @param mongo of whose servers the first is meant
	 * @return the proxy
	 */
	public static TcpProxy to(TestMongo mongo) {
		ServerAddress server = new ServerAddress(new ConnectionString(mongo.uri()).getHosts().get(0));
		return new TcpProxy(server.getHost(), server.getPort());
	}

	/**
	 * How a MongoDB is reached through it.
	 * @return a connection string, to which options can be appended
	 */
	public String uri() {
		return "mongodb://127.0.0.1:" + this.port + "/?directConnection=true";
	}

	/**
	 * Where clients connect, on 127.0.0.1.
	 * @return the port
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Makes everything that is forwarded late, either way.
	 * @param each by how much
	 */
	public void delay(Duration each) {
		this.delay = each;
	}

	/** Ends all connections and refuses new ones. */
	public synchronized void cut() {
		if (this.listener != null) {
			close(this.listener);
			this.listener = null;
			this.connections.forEach(TcpProxy::close);
			this.connections.clear();
		}
	}

	/** Takes connections again, on the same port. */
	public void restore() {
		if (this.listener == null) {
			// A socket that a thread waits on is closed by that thread, a moment later.
			Awaitility.await().ignoreException(UncheckedIOException.class).until(() -> listen(this.port) == this.port);
		}
	}

	@Override
	public void close() {
		cut();
	}

	private int listen(int wanted) {
		try {
			ServerSocket socket = new ServerSocket();
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
			this.listener = socket;
			daemon(() -> accept(socket));
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void accept(ServerSocket socket) {
		while (!socket.isClosed()) {
			try {
				connect(socket, socket.accept());
			}
			catch (IOException ex) {
				// Cut, or the target refuses: the client sees its connection end.
			}
		}
	}

	private void connect(ServerSocket socket, Socket client) throws IOException {
		Socket server = new Socket();
		this.connections.add(client);
		this.connections.add(server);
		try {
			server.connect(this.target);
			client.setTcpNoDelay(true);
			server.setTcpNoDelay(true);
			daemon(() -> forward(client, server));
			daemon(() -> forward(server, client));
		}
		finally {
			if (socket.isClosed() || !server.isConnected()) {
				close(client);
				close(server);
			}
		}
	}

	private void forward(Socket from, Socket to) {
		try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
			byte[] some = new byte[1 << 16];
			for (int length = in.read(some); length >= 0; length = in.read(some)) {
				LockSupport.parkNanos(this.delay.toNanos());
				out.write(some, 0, length);
			}
		}
		catch (IOException ex) {
			// One end is gone, so is the other.
		}
		finally {
			this.connections.remove(from);
		}
	}

	private static void daemon(Runnable work) {
		Thread thread = new Thread(work, "tcp-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private static void close(AutoCloseable resource) {
		try {
			resource.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
