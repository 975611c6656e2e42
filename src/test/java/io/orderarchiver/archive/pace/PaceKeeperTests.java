package io.orderarchiver.archive.pace;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.orderarchiver.archive.pace.PaceState.Reason;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.strain.Strain;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When a pace is kept, and when not. */
class PaceKeeperTests {

	private static final SparingDecision LAG = new SparingDecision(PaceShare.ALL, Reason.LAG, "a member lags");

	private final Pace pace = new Pace(PaceLimits.NONE, System::nanoTime, new StopSignal());

	private final List<PaceState> states = new CopyOnWriteArrayList<>();

	private final AtomicInteger questions = new AtomicInteger();

	private final Elsewhere elsewhere = new Elsewhere();

	private final PaceKeeper keeper = new PaceKeeper(this.pace, () -> {
		this.questions.incrementAndGet();
		return Optional.empty();
	}, () -> Strain.NONE, Optional.of(this.elsewhere), new PaceListener() {

		@Override
		public void paceChanged(PaceState state) {
			PaceKeeperTests.this.states.add(state);
		}

	});

	@AfterEach
	void close() {
		this.keeper.close();
	}

	@Test
	void whatWasDecidedElsewhereHoldsFromTheFirstPageOn() {
		this.elsewhere.tells = LAG;
		this.keeper.start();
		assertThat(this.states).extracting(PaceState::reason).containsExactly(Reason.LAG);
	}

	@Test
	void whatIsDecidedElsewhereMeanwhileHoldsFromTheFirstPageOnAfterABreak() {
		this.keeper.start();
		this.keeper.suspend();
		this.elsewhere.tells = LAG;
		this.keeper.start();
		assertThat(this.states).extracting(PaceState::reason).containsExactly(Reason.LAG);
	}

	@Test
	void nobodyIsAskedAnythingInABreak() {
		this.keeper.start();
		awaitQuestions();
		this.keeper.suspend();
		Awaitility.await()
			.during(Duration.ofSeconds(2))
			.until(() -> this.questions.getAndSet(0) + this.elsewhere.exchanges.getAndSet(0) == 0);
		this.keeper.start();
		this.questions.set(0);
		awaitQuestions();
	}

	@Test
	void aLookUnderWayInABreakIsNotMadeTwiceAtOnce() {
		CountDownLatch answer = new CountDownLatch(1);
		AtomicInteger asked = new AtomicInteger();
		try (PaceKeeper slow = new PaceKeeper(this.pace, Optional::empty, () -> {
			asked.incrementAndGet();
			await(answer);
			return Strain.NONE;
		}, Optional.of(this.elsewhere), new PaceListener() {
		})) {
			slow.start();
			Awaitility.await().until(() -> asked.get() == 1);
			int exchanges = this.elsewhere.exchanges.get();
			slow.suspend();
			slow.start();
			Awaitility.await().until(() -> this.elsewhere.exchanges.get() > exchanges + 2);
			assertThat(asked).hasValue(1);
			answer.countDown();
		}
	}

	private void awaitQuestions() {
		Awaitility.await().until(() -> this.questions.get() > 2);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** What another process decides is known as soon as it is asked for. */
	private static final class Elsewhere implements Sparing {

		private final AtomicInteger exchanges = new AtomicInteger();

		private volatile SparingDecision tells = SparingDecision.NONE;

		private volatile SparingDecision heard = SparingDecision.NONE;

		@Override
		public SparingDecision decide(Look own) {
			return this.heard;
		}

		@Override
		public void exchange() {
			this.exchanges.incrementAndGet();
			this.heard = this.tells;
		}

	}

}
