package io.orderarchiver.command.simulate;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.command.archive.ArchiveSummary;
import io.orderarchiver.command.explain.OrderExplanations;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.terminal.OrderJson;
import io.orderarchiver.command.verify.VerifySummary;
import io.orderarchiver.run.ArchiveRuns;
import io.orderarchiver.run.GenerateRuns;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.RunRequest;
import io.orderarchiver.run.VerifyRuns;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.GenerationRun;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.run.outcome.VerifyReport;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.simulation.data.GenerationOptions;
import io.orderarchiver.simulation.drift.Drift;
import io.orderarchiver.simulation.drift.DriftKind;
import io.orderarchiver.simulation.drift.DriftReport;
import io.orderarchiver.verify.Sampling;
import io.orderarchiver.verify.VerifyListener;
import io.orderarchiver.verify.VerifyOptions;
import io.orderarchiver.verify.files.FindingList.Values;
import io.orderarchiver.verify.finding.FindingKind.Strictness;
import io.orderarchiver.verify.judge.Depth;

/** What a newcomer sees first: generate, archive, archive again, look, check. */
final class Demonstration {

	private static final long SEED = 42;

	private static final Set<DriftKind> EXPLAINED = Set.of(DriftKind.OVERWRITTEN, DriftKind.COMPLETED);

	private static final String NEXT = """
			To go on from here, with data that stay:
			  ./mvnw -q -DskipTests package
			  java -jar target/order-archiver.jar simulate --simulation --count 5000
			  java -jar target/order-archiver.jar archive --simulation
			  java -jar target/order-archiver.jar simulate --simulation --drift 20
			  java -jar target/order-archiver.jar verify --simulation
			  java -jar target/order-archiver.jar --help""";

	private final Invocation invocation;

	private final Deployment deployment;

	private final Settings settings;

	private final StopSignal stop;

	Demonstration(Invocation invocation, Deployment deployment, Settings settings, StopSignal stop) {
		this.invocation = invocation;
		this.deployment = deployment;
		this.settings = settings;
		this.stop = stop;
	}

	ExitStatus show() {
		this.invocation
			.print("Order Archiver, a demonstration: MongoDB and job repository in memory, nothing is kept.");
		GenerationRun generated = generate();
		DemoOrders orders = new DemoOrders();
		RunReport first = archive("2. Archive those that are delivered (livrée)", orders);
		RunReport second = archive("3. Archive again: each is known by now", new DemoOrders());
		section("4. Three archived orders, one of them incomplete");
		this.invocation.print(OrderJson.pretty(orders.shown()));
		section("5. Verify: each order again, value by value");
		VerifyReport verified = verify();
		DriftReport drift = drift();
		VerifyReport found = verify();
		explain(drift);
		if (this.stop.isRequested()) {
			return ExitStatus.STOPPED;
		}
		return check(generated, first, second, verified, drift, found);
	}

	private void section(String title) {
		this.invocation.print("\n" + title + "\n" + "-".repeat(title.length()));
	}

	private GenerationRun generate() {
		section("1. Generate orders");
		GenerationRun run = new GenerateRuns(this.deployment, this.settings, this.stop)
			.run(GenerationOptions.ofSeed(SEED), (written, total) -> {
			});
		this.invocation.print(new GenerationSummary(run, this.settings.collections().orders()).text());
		return run;
	}

	private RunReport archive(String title, DemoOrders orders) {
		section(title);
		RunReport report = new ArchiveRuns(this.deployment, this.settings, this.stop).run(
				new ArchiveOptions(Window.ALL, ArchiveMode.ARCHIVE, this.settings.archivePageSize(),
						ArchiveOptions.DEFAULT_MAX_REJECTS, OptionalInt.empty()),
				new RunRequest(Start.RESUME, Duration.ZERO), orders);
		this.invocation.print(new ArchiveSummary(report).text());
		return report;
	}

	private VerifyReport verify() {
		VerifyReport report = new VerifyRuns(this.deployment, this.settings, this.stop)
			.run(new VerifyOptions(Window.ALL, Depth.VALUES, Sampling.ALL, Strictness.DRIFT_IS_A_FAULT,
					this.settings.pageSize(), PaceLimits.NONE, Duration.ZERO, Duration.ZERO, Optional.empty(),
					Values.HIDDEN, Optional.empty()), new RunRequest(Start.RESUME, Duration.ZERO), (start) -> {
					}, VerifyListener.NOBODY);
		this.invocation.print(new VerifySummary(report).text());
		return report;
	}

	/** One order of each kind. */
	private DriftReport drift() {
		section("6. Eight orders are tampered with; verify again");
		DriftReport drift = new Drift(this.deployment.connection().database(), this.settings.collections())
			.apply(DriftKind.values().length, SEED, this.stop::isRequested);
		this.invocation
			.print("Changed, deleted, erased or completed: %d orders, some in the archive and some in the source."
				.formatted(drift.orders().size()));
		return drift;
	}

	private void explain(DriftReport drift) {
		section("7. Explain two of them");
		OrderExplanations explanations = new OrderExplanations(this.deployment, this.settings, this.stop,
				this.invocation.clock());
		this.invocation.print(drift.orders()
			.stream()
			.filter((order) -> EXPLAINED.contains(order.kind()))
			.map((order) -> explanations.text(order.number()))
			.collect(Collectors.joining("\n\n")));
	}

	private ExitStatus check(GenerationRun generated, RunReport first, RunReport second, VerifyReport verified,
			DriftReport drift, VerifyReport found) {
		section("8. Check");
		DemoChecks checks = DemoChecks.of(generated.report(), first, second, verified, drift, found,
				this.deployment.connection().database().getCollection(this.settings.collections().archive()));
		this.invocation.print(checks.toString());
		if (!checks.allAgree()) {
			this.invocation.print("\nThe archive is not what the generator promised. Please report this.");
			return ExitStatus.FAILED;
		}
		this.invocation.print("\nThe archive holds exactly what the generator promised.\n\n" + NEXT);
		return ExitStatus.COMPLETE;
	}

}
