package io.orderarchiver.simulation.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/**
 * Serves MongoDB's wire protocol on the loopback address. The library's own server does
 * so too, but on threads that keep a JVM alive.
 */
final class LoopbackListener implements AutoCloseable {

	/**
	 * A command holds its thread until it is answered, unless it waits for events: some
	 * more than processors, so that a slow one does not hold up its neighbours.
	 */
	private static final int THREADS = 8;

	private static final int LONGEST_COMMAND_SECONDS = 10;

	private final EventLoopGroup threads = new MultiThreadIoEventLoopGroup(THREADS,
			new DefaultThreadFactory("embedded-mongodb", true), NioIoHandler.newFactory());

	private final ChannelGroup clients = new DefaultChannelGroup(this.threads.next());

	private final Channel channel;

	/**
	 * Starts to listen.
	 * @param backend answers the commands
	 * @param port where to listen; 0 for any free port
	 */
	LoopbackListener(CorrectedBackend backend, int port) {
		try {
			this.channel = new ServerBootstrap().group(this.threads)
				.channel(NioServerSocketChannel.class)
				.childOption(ChannelOption.TCP_NODELAY, true)
				.childHandler(new Connection(backend, this.clients))
				.bind(InetAddress.getLoopbackAddress(), port)
				.syncUninterruptibly()
				.channel();
		}
		catch (RuntimeException ex) {
			shutDown();
			throw ex;
		}
	}

	int port() {
		return ((InetSocketAddress) this.channel.localAddress()).getPort();
	}

	/** Ends every connection; a command that is being run still takes effect. */
	@Override
	public void close() {
		this.channel.close().syncUninterruptibly();
		this.clients.close().awaitUninterruptibly();
		shutDown();
	}

	private void shutDown() {
		this.threads.shutdownGracefully(0, LONGEST_COMMAND_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
	}

	private static final class Connection extends ChannelInitializer<SocketChannel> {

		private final CorrectedBackend backend;

		private final ChannelGroup clients;

		Connection(CorrectedBackend backend, ChannelGroup clients) {
			this.backend = backend;
			this.clients = clients;
		}

		@Override
		protected void initChannel(SocketChannel client) {
			client.pipeline()
				.addLast(new MongoWireReplyEncoder(), new MongoWireMessageEncoder(), new MongoWireProtocolHandler(),
						new AwaitedEvents(this.backend), new MongoDatabaseHandler(this.backend, this.clients),
						new MongoExceptionHandler());
		}

	}

}
