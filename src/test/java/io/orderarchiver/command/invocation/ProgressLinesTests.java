package io.orderarchiver.command.invocation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressLinesTests {

	private final AtomicLong now = new AtomicLong();

	private final List<String> lines = new ArrayList<>();

	@Test
	void writesALineEveryFiveSeconds() {
		ProgressLines progress = new ProgressLines(this.lines::add, "Archiving", this.now::get);
		progress.expect(20_000);
		for (int second = 1; second <= 11; second++) {
			this.now.set(TimeUnit.SECONDS.toNanos(second));
			progress.add(1000);
		}
		assertThat(this.lines).containsExactly("Archiving: 5,000 of 20,000 orders, 1,000 a second",
				"Archiving: 10,000 of 20,000 orders, 1,000 a second");
	}

	@Test
	void showsWhatIsMentioned() {
		ProgressLines progress = new ProgressLines(this.lines::add, "Delivering", this.now::get);
		this.now.set(TimeUnit.SECONDS.toNanos(5));
		progress.mention("40 created");
		progress.add(25);
		assertThat(this.lines).containsExactly("Delivering: 25 orders, 5 a second; 40 created");
	}

}
