package io.orderarchiver.run;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunOwnerTests {

	private final RunOwner self = RunOwner.thisProcess();

	@Test
	void thisProcessLivesOnItsOwnHost() {
		assertThat(this.self.isAlive()).isTrue();
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
		assertThat(new RunOwner("id", this.self.host(), beyondEveryPid, this.self.processStartedAt()).isAlive())
			.isFalse();
	}

	@Test
	void anotherProcessThatGotItsNumberDoesNotBringItBack() {
		long anHourBefore = this.self.processStartedAt() - 3_600_000;
		assertThat(new RunOwner("id", this.self.host(), this.self.pid(), anHourBefore).isAlive()).isFalse();
	}

	@Test
	void otherHostsAreTold() {
		RunOwner other = new RunOwner("id", "elsewhere", this.self.pid(), this.self.processStartedAt());
		assertThat(this.self.isOnHostOf(other)).isFalse();
		assertThat(other).hasToString("process " + this.self.pid() + " on elsewhere");
	}

}
