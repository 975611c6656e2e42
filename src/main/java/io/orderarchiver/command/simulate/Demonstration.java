package io.orderarchiver.command.simulate;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.command.archive.ArchiveSummary;
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
import io.orderarchiver.verify.Sampling;
import io.orderarchiver.verify.VerifyListener;
import io.orderarchiver.verify.VerifyOptions;
import io.orderarchiver.verify.files.FindingList.Values;
import io.orderarchiver.verify.finding.FindingKind.Strictness;
import io.orderarchiver.verify.judge.Depth;

/** What a newcomer sees first: generate, archive, archive again, look, check. */
final class Demonstration {

	private static final long SEED = 42;

	private static final String NEXT = """
			To go on from here, with data that stay:
			  ./mvnw -q -DskipTests package
			  java -jar target/order-archiver.jar simulate --simulation --count 5000
			  java -jar target/order-archiver.jar archive --simulation
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
		VerifyReport verified = verify();
		if (this.stop.isRequested()) {
			return ExitStatus.STOPPED;
		}
		return check(generated, first, second, verified);
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
				new ArchiveOptions(Window.ALL, ArchiveMode.ARCHIVE, this.settings.batchSize(),
						ArchiveOptions.DEFAULT_MAX_REJECTS, OptionalInt.empty()),
				new RunRequest(Start.RESUME, Duration.ZERO), orders);
		this.invocation.print(new ArchiveSummary(report).text());
		return report;
	}

	private VerifyReport verify() {
		section("5. Verify: each order again, value by value");
		VerifyReport report = new VerifyRuns(this.deployment, this.settings, this.stop)
			.run(new VerifyOptions(Window.ALL, Depth.VALUES, Sampling.ALL, Strictness.DRIFT_IS_A_FAULT,
					this.settings.batchSize(), OptionalInt.empty(), Duration.ZERO, Duration.ZERO, Optional.empty(),
					Values.HIDDEN, Optional.empty()), new RunRequest(Start.RESUME, Duration.ZERO), (start) -> {
					}, VerifyListener.NOBODY);
		this.invocation.print(new VerifySummary(report).text());
		return report;
	}

	private ExitStatus check(GenerationRun generated, RunReport first, RunReport second, VerifyReport verified) {
		section("6. Check");
		DemoChecks checks = DemoChecks.of(generated.report(), first, second, verified,
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
