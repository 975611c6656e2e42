package io.orderarchiver.simulation.server;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Holds back the {@code getMore} of a change stream that has nothing to tell, until it
 * has, or its time is over. No thread waits meanwhile, so that any number of clients can.
 */
final class AwaitedEvents extends ChannelInboundHandlerAdapter {

	/** How long MongoDB waits when the client does not say. */
	private static final long DEFAULT_MILLIS = 1000;

	private final CorrectedBackend backend;

	private @Nullable HeldBack held;

	AwaitedEvents(CorrectedBackend backend) {
		this.backend = backend;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof MongoMessage command && this.backend.hasNothingYet(command.getDocument())) {
			this.held = new HeldBack(context, command);
			this.held.check();
		}
		else {
			context.fireChannelRead(message);
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		if (this.held != null) {
			this.held.end();
		}
		context.fireChannelInactive();
	}

	/** One command. All but {@link #run()} happens on the thread of its connection. */
	private final class HeldBack implements Runnable {

		private final ChannelHandlerContext context;

		private final MongoMessage command;

		private final ScheduledFuture<?> timeout;

		private boolean ended;

		HeldBack(ChannelHandlerContext context, MongoMessage command) {
			this.context = context;
			this.command = command;
			this.timeout = context.executor()
				.schedule(this::pass, millis(command.getDocument()), TimeUnit.MILLISECONDS);
		}

		private static long millis(Document getMore) {
			return (getMore.get("maxTimeMS") instanceof Number number) ? number.longValue() : DEFAULT_MILLIS;
		}

		void check() {
			if (this.ended) {
				return;
			}
			// Before looking: what comes after the look shall be told.
			AwaitedEvents.this.backend.log().awaitNext(this);
			if (!AwaitedEvents.this.backend.hasNothingYet(this.command.getDocument())) {
				pass();
			}
		}

		@Override
		public void run() {
			try {
				this.context.executor().execute(this::check);
			}
			catch (RejectedExecutionException ex) {
				// The server stopped: nobody waits any more, and the writer must not
				// fail.
			}
		}

		private void pass() {
			if (!this.ended) {
				end();
				this.context.fireChannelRead(this.command);
			}
		}

		void end() {
			this.ended = true;
			this.timeout.cancel(false);
			AwaitedEvents.this.backend.log().forget(this);
		}

	}

}
