package io.orderarchiver.archive.retry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The time limit is for a wait that does not end, which would be an hour. */
@Timeout(60)
class RetriesTests {

	private final RuntimeException lost = new MongoTimeoutException("no server");

	private final RuntimeException refused = new MongoException(13, "not authorized");

	private final StopSignal stop = new StopSignal();

	private final List<Integer> attempts = new ArrayList<>();

	@Test
	void aLostConnectionIsRepeatedUntilItIsBack() {
		assertThat(retries(3).callCounting("test", failing(this.lost, 3))).isEqualTo("done");
		assertThat(this.attempts).containsExactly(0, 1, 2, 3);
	}

	@Test
	void anUnconfirmedWriteIsRepeated() {
		assertThat(retries(1).callCounting("test", failing(new UnconfirmedWriteException("late"), 1)))
			.isEqualTo("done");
	}

	@Test
	void theFailureItselfComesOutWhenTheRetriesAreUsedUp() {
		assertThatExceptionOfType(MongoTimeoutException.class)
			.isThrownBy(() -> retries(2).callCounting("test", failing(this.lost, 3)))
			.isSameAs(this.lost);
		assertThat(this.attempts).containsExactly(0, 1, 2);
	}

	@Test
	void noRetriesMeansOneAttempt() {
		assertThatExceptionOfType(MongoTimeoutException.class)
			.isThrownBy(() -> retries(0).callCounting("test", failing(this.lost, 1)));
		assertThat(this.attempts).containsExactly(0);
	}

	@Test
	void whatNoRetryMendsIsNotRepeated() {
		assertThatExceptionOfType(MongoException.class)
			.isThrownBy(() -> retries(3).callCounting("test", failing(this.refused, 1)))
			.isSameAs(this.refused);
		assertThat(this.attempts).containsExactly(0);
	}

	@Test
	void aStopEndsTheWaitForTheNextAttempt() {
		Retries patient = new Retries(new RetrySettings(3, Duration.ofHours(1)), this.stop, Measurements.NONE);
		AtomicInteger calls = new AtomicInteger();
		assertThatExceptionOfType(StopRequestedException.class).isThrownBy(() -> patient.call("test", () -> {
			calls.incrementAndGet();
			this.stop.request();
			throw this.lost;
		}));
		assertThat(calls).hasValue(1);
	}

	@Test
	void settingsThatMakeNoSenseAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new RetrySettings(-1, Duration.ofSeconds(1)));
		assertThatIllegalArgumentException().isThrownBy(() -> new RetrySettings(1, Duration.ZERO));
		assertThatIllegalArgumentException().isThrownBy(() -> new RetrySettings(1, Duration.ofSeconds(-1)));
	}

	private Retries retries(int maxRetries) {
		return new Retries(new RetrySettings(maxRetries, Duration.ofMillis(1)), this.stop, Measurements.NONE);
	}

	private IntFunction<String> failing(RuntimeException failure, int times) {
		return (attempt) -> {
			this.attempts.add(attempt);
			if (this.attempts.size() <= times) {
				throw failure;
			}
			return "done";
		};
	}

}
