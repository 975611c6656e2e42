package io.orderarchiver.archive.stop;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

import com.mongodb.MongoTimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The time limit is for a wait that does not end. */
@Timeout(60)
class StoppableWorkTests {

	private final StopSignal stop = new StopSignal();

	private final CountDownLatch never = new CountDownLatch(1);

	private final StoppableWork work = new StoppableWork("test", this.stop, Duration.ofMillis(60));

	@AfterEach
	void close() {
		this.work.close();
		this.never.countDown();
	}

	@Test
	void yieldsWhatTheWorkYields() {
		assertThat(this.work.await(this.work.begin(() -> Thread.currentThread().getName()))).isEqualTo("test");
	}

	@Test
	void throwsWhatTheWorkThrows() {
		MongoTimeoutException lost = new MongoTimeoutException("no server");
		assertThatExceptionOfType(MongoTimeoutException.class).isThrownBy(() -> await(lost)).isSameAs(lost);
		StackOverflowError error = new StackOverflowError();
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> await(error)).isSameAs(error);
	}

	@Test
	void aStopLetsWorkUnderWayComeToItsEnd() {
		StoppableWork patient = new StoppableWork("patient", this.stop, Duration.ofHours(1));
		try (patient) {
			Future<String> under = patient.begin(() -> {
				this.stop.request();
				Awaitility.await().pollDelay(Duration.ofMillis(120)).until(this.stop::isRequested);
				return "stored";
			});
			assertThat(patient.await(under)).isEqualTo("stored");
		}
	}

	@Test
	void aStopDoesNotWaitLongForAServerThatDoesNotAnswer() {
		Future<Boolean> hanging = this.work.begin(this::hang);
		this.stop.request();
		assertThatExceptionOfType(StopRequestedException.class).isThrownBy(() -> this.work.await(hanging));
	}

	@Test
	void anInterruptIsPassedOn() {
		Future<Boolean> hanging = this.work.begin(this::hang);
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> this.work.await(hanging));
		assertThat(Thread.interrupted()).isTrue();
	}

	private void await(Throwable failure) {
		this.work.await(this.work.begin(() -> {
			if (failure instanceof Error error) {
				throw error;
			}
			throw (RuntimeException) failure;
		}));
	}

	private boolean hang() {
		try {
			this.never.await();
			return true;
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

}
