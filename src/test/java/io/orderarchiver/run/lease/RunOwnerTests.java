package io.orderarchiver.run.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.orderarchiver.run.lease.RunOwner.Liveness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class RunOwnerTests {

	private static final Path PROC = Path.of("/proc");

	private static final String BOOT = "0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f0";

	private final RunOwner self = RunOwner.thisProcess();

	@TempDir
	Path fakeProc;

	@Test
	void thisProcessLivesOnItsOwnHost() {
		assertThat(this.self.life(ProcessStarts.HERE)).isEqualTo(Liveness.LIVING);
		assertThat(this.self.pid()).isEqualTo(ProcessHandle.current().pid());
		assertThat(this.self.isOnHostOf(RunOwner.thisProcess())).isTrue();
	}

	@Test
	void twoRunsOfOneProcessAreTwoOwners() {
		assertThat(this.self).isNotEqualTo(RunOwner.thisProcess());
	}

	@Test
	void aProcessThatIsGoneIsDead() {
		int beyondEveryPid = Integer.MAX_VALUE;
		assertThat(new RunOwner("id", this.self.host(), beyondEveryPid, this.self.processStartedAt())
			.life(ProcessStarts.HERE)).isEqualTo(Liveness.GONE);
	}

	@ParameterizedTest
	@ValueSource(longs = { -86_400_000, -10_000, 10_000, 86_400_000 })
	void aStepOfTheClockBringsNobodyToDeath(long step) {
		assumeThat(PROC.resolve("sys/kernel/random/boot_id")).exists();
		assertThat(this.self.life(new ProcessStarts(PROC, (process) -> startByClock(process) + step)))
			.isEqualTo(Liveness.LIVING);
	}

	@ParameterizedTest
	@ValueSource(longs = { -10_000, 10_000 })
	void whereOnlyTheClockTellsItProvesNoDeath(long step) {
		RunOwner byClock = owner(startByClock(ProcessHandle.current()));
		assertThat(byClock.life(new ProcessStarts(this.fakeProc, RunOwnerTests::startByClock)))
			.isEqualTo(Liveness.LIVING);
		assertThat(byClock.life(new ProcessStarts(this.fakeProc, (process) -> startByClock(process) + step)))
			.isEqualTo(Liveness.UNCERTAIN);
	}

	@Test
	void whatAnOlderVersionNotedIsComparedByTheClock() {
		assertThat(owner(startByClock(ProcessHandle.current())).life(ProcessStarts.HERE)).isEqualTo(Liveness.LIVING);
		assertThat(owner(startByClock(ProcessHandle.current()) - 3_600_000).life(ProcessStarts.HERE))
			.isEqualTo(Liveness.UNCERTAIN);
	}

	@Test
	void anotherProcessThatGotItsNumberDoesNotBringItBack() throws IOException {
		ProcessStarts then = tells(BOOT, 12_345);
		RunOwner dead = owner(then.of(ProcessHandle.current()));
		assertThat(dead.life(then)).isEqualTo(Liveness.LIVING);
		assertThat(dead.life(tells(BOOT, 12_346))).isEqualTo(Liveness.GONE);
	}

	@Test
	void afterTheHostBootedTheSameNumberAndTicksAreAnotherProcess() throws IOException {
		RunOwner dead = owner(tells(BOOT, 12_345).of(ProcessHandle.current()));
		assertThat(dead.life(tells("1f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f0", 12_345))).isEqualTo(Liveness.GONE);
	}

	@Test
	void whatCanBeReadNoLongerProvesNoDeath() throws IOException {
		RunOwner owner = owner(tells(BOOT, 12_345).of(ProcessHandle.current()));
		Files.delete(this.fakeProc.resolve("sys/kernel/random/boot_id"));
		assertThat(owner.life(new ProcessStarts(this.fakeProc, RunOwnerTests::startByClock)))
			.isEqualTo(Liveness.UNCERTAIN);
	}

	@Test
	void otherHostsAreTold() {
		RunOwner other = new RunOwner("id", "elsewhere", this.self.pid(), this.self.processStartedAt());
		assertThat(this.self.isOnHostOf(other)).isFalse();
		assertThat(other).hasToString("process " + this.self.pid() + " on elsewhere");
	}

	private RunOwner owner(long processStartedAt) {
		return new RunOwner("id", this.self.host(), this.self.pid(), processStartedAt);
	}

	/** The name of a program may look like what follows it. */
	private ProcessStarts tells(String boot, long ticks) throws IOException {
		Files.createDirectories(this.fakeProc.resolve("sys/kernel/random"));
		Files.writeString(this.fakeProc.resolve("sys/kernel/random/boot_id"), boot + "\n");
		Path process = Files.createDirectories(this.fakeProc.resolve(Long.toString(this.self.pid())));
		Files.writeString(process.resolve("stat"),
				this.self.pid() + " (ja) va) S 1 1 1 0 -1 4194560 100 0 0 0 5 6 0 0 20 0 30 0 " + ticks + " 100 200\n");
		return new ProcessStarts(this.fakeProc, RunOwnerTests::startByClock);
	}

	private static long startByClock(ProcessHandle process) {
		return process.info().startInstant().orElseThrow().toEpochMilli();
	}

}
