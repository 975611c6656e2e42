package io.orderarchiver.archive.pace;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.orderarchiver.archive.pace.PaceState.Reason;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.stop.StoppableWork;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A page of so many orders as its name has letters. */
class PacedReadAheadTests {

	private final StopSignal stop = new StopSignal();

	private final Pace pace = new Pace(PaceLimits.NONE, System::nanoTime, this.stop);

	private final AtomicInteger read = new AtomicInteger();

	@ParameterizedTest
	@EnumSource(names = { "PAUSE_FILE", "PAUSE_REQUEST" })
	void whatWasReadBeforeARequestedPauseIsReadOnceMoreAfterIt(Reason reason) {
		try (PacedReadAhead<String> pages = pages("a", "b", "c")) {
			assertThat(pages.take()).contains("a");
			pauseOnceIsRead(2, reason);
			this.pace.pause(Optional.empty());
			assertThat(pages.take()).contains("b again");
			assertThat(pages.take()).contains("c");
			assertThat(pages.take()).isEmpty();
		}
	}

	@Test
	void aLagThatIsWaitedForCostsNoFurtherRead() {
		try (PacedReadAhead<String> pages = pages("a", "b")) {
			assertThat(pages.take()).contains("a");
			pauseOnceIsRead(2, Reason.LAG);
			this.pace.pause(Optional.empty());
			assertThat(pages.take()).contains("b");
		}
	}

	@Test
	void aPageWithoutOrdersPassesInAPause() {
		try (PacedReadAhead<String> pages = pages("a", "")) {
			assertThat(pages.take()).contains("a");
			pauseOnceIsRead(2, Reason.PAUSE_FILE);
			assertThat(pages.take()).contains("");
		}
	}

	private void pauseOnceIsRead(int count, Reason reason) {
		Awaitility.await().until(() -> this.read.get() == count);
		this.pace.pause(Optional.of(new PaceState(reason, "")));
	}

	private PacedReadAhead<String> pages(String... pages) {
		Iterator<String> source = Arrays.asList(pages).iterator();
		return new PacedReadAhead<>(new StoppableWork("read", this.stop), this.pace, () -> {
			this.read.incrementAndGet();
			return source.hasNext() ? Optional.of(source.next()) : Optional.empty();
		}, String::length, (page) -> page + " again");
	}

}
