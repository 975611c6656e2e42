package io.orderarchiver.run.pace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

import com.zaxxer.hikari.HikariDataSource;
import io.orderarchiver.archive.pace.LocalSparing;
import io.orderarchiver.archive.pace.Look;
import io.orderarchiver.archive.pace.Look.Activity;
import io.orderarchiver.archive.pace.Pace;
import io.orderarchiver.archive.pace.PaceKeeper;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.archive.pace.PaceListener;
import io.orderarchiver.archive.pace.PaceState;
import io.orderarchiver.archive.pace.PaceState.Reason;
import io.orderarchiver.archive.pace.Sparing;
import io.orderarchiver.archive.pace.SparingDecision;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.strain.Strain;
import io.orderarchiver.archive.strain.Strain.Level;
import io.orderarchiver.run.repository.JobRepositoryDataSource;
import io.orderarchiver.run.repository.JobRepositoryLocation;
import io.orderarchiver.run.repository.JobRepositorySchema;
import io.orderarchiver.testing.TestSchema;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Processes of one run spare MongoDB together, by way of PostgreSQL. */
class SharedSparingIT {

	private static final long RUN = 12;

	private static final Duration MAX_LAG = Duration.ofSeconds(5);

	private static final Strain SLOW = new Strain(Level.STRAINED, Duration.ZERO, "it takes long");

	private static final Strain LAG = new Strain(Level.STRAINED, Duration.ofSeconds(6), "a member lags by 6.0 s");

	private static final Strain CALM = Strain.NONE;

	@RegisterExtension
	private final TestSchema schema = new TestSchema();

	private final List<AutoCloseable> open = new ArrayList<>();

	private JobRepositoryLocation location = new JobRepositoryLocation.Memory("unused");

	private long now;

	private LeadingSparing run = leading();

	private FollowingSparing worker = following();

	private FollowingSparing another = following();

	@BeforeEach
	void openJobRepository() throws Exception {
		this.location = this.schema.create();
		this.run = leading();
		this.worker = following();
		this.another = following();
	}

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable each : this.open) {
			each.close();
		}
	}

	@Test
	void aStrainThatOneWorkerSeesSlowsAllDown() {
		tick(working(CALM), working(SLOW), working(CALM));
		assertThat(decisionsAfter(idle(), working(CALM), working(CALM))).extracting(SparingDecision::share)
			.allSatisfy((share) -> assertThat(share.ofBest()).isEqualTo(0.5))
			.hasSize(3);
		assertThat(this.another.decide(working(CALM)).sign()).isEqualTo("it takes long");
	}

	@Test
	void aRunThatDoesNotWorkItselfIsSparedByItsWorkers() {
		tick(idle(), working(SLOW), idle());
		assertThat(this.run.decide(idle()).share().ofBest()).isEqualTo(0.5);
		tick(idle(), working(SLOW.as(Level.UNKNOWN)), idle());
		assertThat(this.run.decide(idle()).share().ofBest()).as("nobody knows any better").isEqualTo(0.5);
		tick(idle(), working(CALM), idle());
		assertThat(this.run.decide(idle()).share().ofBest()).isEqualTo(0.55);
	}

	@Test
	void aWorkerThatHasNothingLeftToDoDoesNotEndTheSparing() {
		Look done = new Look(CALM, 1, 100, Activity.IDLE);
		tick(idle(), working(SLOW), done);
		assertThat(this.run.decide(idle()).share().ofBest()).isEqualTo(0.5);
		tick(idle(), working(SLOW.as(Level.UNKNOWN)), done);
		assertThat(this.run.decide(idle()).share().ofBest()).isEqualTo(0.5);
	}

	@Test
	void aHalvingIsGivenTimeToTakeHoldBeforeTheNextOne() {
		for (int second = 0; second < 3; second++) {
			tick(working(SLOW), working(SLOW), working(SLOW));
			assertThat(this.run.decide(working(SLOW)).share().ofBest()).isEqualTo(0.5);
			this.now += Duration.ofSeconds(1).toNanos();
		}
		assertThat(this.run.decide(working(SLOW)).share().ofBest()).as("strain that lasts").isEqualTo(0.25);
	}

	@Test
	void aLagMakesAllPauseEvenRightAfterAHalving() {
		tick(idle(), working(SLOW), idle());
		assertThat(this.run.decide(idle()).share().ofBest()).isEqualTo(0.5);
		tick(idle(), working(LAG), idle());
		assertThat(this.run.decide(idle()).reason()).isEqualTo(Reason.LAG);
	}

	@Test
	void aSignOfStrainCountsOnceHoweverOftenItIsRead() {
		tick(idle(), working(SLOW), idle());
		this.run.decide(working(CALM.as(Level.UNKNOWN)));
		this.run.exchange();
		assertThat(this.run.decide(working(CALM.as(Level.UNKNOWN))).share().ofBest()).isEqualTo(0.5);
	}

	@Test
	void aSignOfStrainCountsEvenIfTheNextLookIsCalm() {
		this.worker.decide(working(SLOW));
		this.worker.exchange();
		tick(working(CALM), working(CALM), idle());
		SparingDecision decision = this.run.decide(working(CALM));
		assertThat(decision.share().ofBest()).isEqualTo(0.5);
		assertThat(decision.sign()).isEqualTo("it takes long");
	}

	@Test
	void allPauseForTheLagThatOneSeesUntilItHasShrunk() {
		tick(working(CALM), working(LAG), working(CALM));
		assertThat(decisionsAfter(idle(), working(LAG), working(CALM))).allSatisfy((decision) -> {
			assertThat(decision.reason()).isEqualTo(Reason.LAG);
			assertThat(decision.sign()).isEqualTo("a member lags by 6.0 s");
		});
		tick(working(CALM), working(CALM), working(CALM));
		assertThat(decisionsAfter(working(CALM), working(CALM), working(CALM)))
			.allSatisfy((decision) -> assertThat(decision.reason()).isEqualTo(Reason.SPARING));
	}

	@Test
	void whatWorkersSawMoreThanFiveSecondsAgoDoesNotCount() {
		tick(idle(), working(LAG), idle());
		this.now += Duration.ofMillis(5001).toNanos();
		assertThat(this.run.decide(idle()).reason()).isEqualTo(Reason.FREE);
	}

	@Test
	void whatAWorkerSawBeforeABreakIsNotToldAfterIt() {
		this.worker.decide(working(LAG));
		this.now += Duration.ofMillis(5001).toNanos();
		this.worker.exchange();
		this.run.exchange();
		assertThat(this.run.decide(idle()).reason()).isEqualTo(Reason.FREE);
	}

	@Test
	void theDatabaseTellsHowOldALookIs() {
		tick(idle(), working(LAG), idle());
		execute("UPDATE ORDER_ARCHIVER_LOOK SET SEEN_AT = CURRENT_TIMESTAMP - INTERVAL '6' SECOND");
		this.run.exchange();
		assertThat(this.run.decide(idle()).reason()).isEqualTo(Reason.FREE);
	}

	@Test
	void aLookThatSeemsToBeOfTheFutureDoesNotCount() {
		tick(idle(), working(LAG), idle());
		execute("UPDATE ORDER_ARCHIVER_LOOK SET SEEN_AT = CURRENT_TIMESTAMP + INTERVAL '1' HOUR");
		this.run.exchange();
		assertThat(this.run.decide(idle()).reason()).isEqualTo(Reason.FREE);
	}

	@Test
	void withoutTheRunsProcessAWorkerGoesOnFromTheSharedPaceByWhatItSeesItself() {
		tick(working(CALM), working(SLOW), working(CALM));
		decisionsAfter(idle(), working(CALM), working(CALM));
		this.now += Duration.ofMillis(5001).toNanos();
		assertThat(this.worker.decide(working(CALM.as(Level.UNKNOWN))).share().ofBest()).isEqualTo(0.5);
		assertThat(this.worker.decide(working(CALM)).share().ofBest()).isEqualTo(0.55);
		assertThat(this.worker.decide(working(SLOW)).share().ofBest()).isEqualTo(0.275);
		this.run.decide(working(CALM));
		this.run.exchange();
		this.worker.exchange();
		assertThat(this.worker.decide(working(SLOW)).share().ofBest()).as("as the run has it").isGreaterThan(0.5);
	}

	@Test
	void withoutAJobRepositoryAWorkerGoesByWhatItSeesItselfAfterFiveSeconds() {
		tick(working(CALM), working(CALM), working(CALM));
		execute("DROP TABLE ORDER_ARCHIVER_LOOK");
		this.worker.exchange();
		assertThat(this.worker.decide(working(SLOW)).share().ofBest()).as("the run may still decide").isEqualTo(1);
		this.now += Duration.ofMillis(5001).toNanos();
		assertThat(this.worker.decide(working(SLOW)).share().ofBest()).isEqualTo(0.5);
	}

	@Test
	void twoProcessesKeepOnePaceAndGoOnTogether() {
		RunningProcess first = new RunningProcess(
				LeadingSparing.begin(rows(System::nanoTime), local(), System::nanoTime));
		RunningProcess second = new RunningProcess(
				new FollowingSparing(rows(System::nanoTime), local(), System::nanoTime));
		second.sees = SLOW;
		first.await(Reason.SPARING);
		second.await(Reason.SPARING);
		second.sees = LAG;
		first.await(Reason.LAG);
		second.await(Reason.LAG);
		second.sees = CALM;
		first.await(Reason.FREE);
		second.await(Reason.FREE);
	}

	@Test
	void aWorkerDoesNotHoldAnOldDecisionAgainstARunThatHasJustBegun() {
		tick(working(LAG), idle(), idle());
		execute("UPDATE ORDER_ARCHIVER_PACE SET DECIDED_AT = CURRENT_TIMESTAMP - INTERVAL '6' SECOND");
		FollowingSparing late = following();
		late.exchange();
		assertThat(late.decide(working(SLOW)).reason()).as("the run may still decide").isEqualTo(Reason.FREE);
	}

	@Test
	void aRunThatIsResumedBeginsWithNothingThatWasToldBefore() {
		tick(working(LAG), working(LAG), idle());
		LeadingSparing resumed = leading();
		FollowingSparing late = following();
		late.exchange();
		assertThat(late.decide(working(CALM)).reason()).isEqualTo(Reason.FREE);
		resumed.exchange();
		assertThat(resumed.decide(idle()).reason()).isEqualTo(Reason.FREE);
	}

	@Test
	void whatIsToldOfARunIsForgottenWithIt() {
		tick(working(CALM), working(SLOW), working(CALM));
		new PaceRows(jdbc()).forget(RUN);
		assertThat(rows(() -> this.now).looks()).isEmpty();
		assertThat(rows(() -> this.now).decision()).isEmpty();
	}

	/** Each looks, and then all tell and hear. */
	private void tick(Look ofRun, Look ofWorker, Look ofAnother) {
		this.run.decide(ofRun);
		this.worker.decide(ofWorker);
		this.another.decide(ofAnother);
		this.worker.exchange();
		this.another.exchange();
		this.run.exchange();
	}

	/** When what was told before has reached the run, and what that decides, all. */
	private List<SparingDecision> decisionsAfter(Look ofRun, Look ofWorker, Look ofAnother) {
		SparingDecision decision = this.run.decide(ofRun);
		this.run.exchange();
		this.worker.exchange();
		this.another.exchange();
		return List.of(decision, this.worker.decide(ofWorker), this.another.decide(ofAnother));
	}

	private static Look idle() {
		return new Look(CALM, 0, 0, Activity.IDLE);
	}

	private static Look working(Strain strain) {
		return new Look(strain, 100, 100, Activity.BUSY);
	}

	private LeadingSparing leading() {
		return LeadingSparing.begin(rows(() -> this.now), local(), () -> this.now);
	}

	private FollowingSparing following() {
		return new FollowingSparing(rows(() -> this.now), local(), () -> this.now);
	}

	private static LocalSparing local() {
		return new LocalSparing(MAX_LAG);
	}

	private SparingRows rows(LongSupplier nanoTime) {
		return new SparingRows(jdbc(), RUN, nanoTime);
	}

	private JdbcClient jdbc() {
		HikariDataSource dataSource = JobRepositoryDataSource.open(this.location);
		this.open.add(dataSource);
		new JobRepositorySchema(dataSource, this.location).create();
		return JdbcClient.create(dataSource);
	}

	private void execute(String statement) {
		jdbc().sql(statement).update();
	}

	/** A process that works on the run. */
	private final class RunningProcess implements PaceListener {

		private final List<PaceState> states = new CopyOnWriteArrayList<>(List.of(PaceState.FREE));

		private final StopSignal stop = new StopSignal();

		volatile Strain sees = CALM;

		RunningProcess(Sparing sparing) {
			Pace pace = new Pace(PaceLimits.NONE, System::nanoTime, this.stop);
			PaceKeeper keeper = new PaceKeeper(pace, Optional::empty, () -> this.sees, Optional.of(sparing), this);
			SharedSparingIT.this.open.add(0, keeper);
			SharedSparingIT.this.open.add(0, this.stop::request);
			keeper.start();
			new Thread(() -> work(pace)).start();
		}

		private void work(Pace pace) {
			try {
				while (!this.stop.isRequested()) {
					pace.await(10);
					this.stop.pause(Duration.ofMillis(100));
				}
			}
			catch (StopRequestedException ex) {
				// The test is over.
			}
		}

		@Override
		public void paceChanged(PaceState state) {
			this.states.add(state);
		}

		void await(Reason reason) {
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.until(() -> this.states.get(this.states.size() - 1).reason() == reason);
		}

	}

}
