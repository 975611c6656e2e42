package io.orderarchiver.command.simulate;

import java.time.Duration;
import java.util.OptionalInt;

import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.command.archive.ArchiveSummary;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.terminal.OrderJson;
import io.orderarchiver.run.ArchiveRuns;
import io.orderarchiver.run.GenerateRuns;
import io.orderarchiver.run.RunRequest;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.GenerationRun;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.simulation.data.GenerationOptions;

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
		if (this.stop.isRequested()) {
			return ExitStatus.STOPPED;
		}
		return check(generated, first, second);
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

	private ExitStatus check(GenerationRun generated, RunReport first, RunReport second) {
		section("5. Check");
		DemoChecks checks = DemoChecks.of(generated.report(), first, second,
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
