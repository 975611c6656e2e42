package io.orderarchiver.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.mongo.MongoConnection;
import io.orderarchiver.mongo.MongoTarget;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.VerifyReport;
import io.orderarchiver.run.repository.JobRepositoryLocation;
import io.orderarchiver.verify.Sampling;
import io.orderarchiver.verify.VerifyListener;
import io.orderarchiver.verify.VerifyOptions;
import io.orderarchiver.verify.files.FindingList.Target.InFile;
import io.orderarchiver.verify.files.FindingList.Values;
import io.orderarchiver.verify.finding.FindingKind.Strictness;
import io.orderarchiver.verify.finding.FindingKind;
import io.orderarchiver.verify.judge.Depth;
import org.bson.Document;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts verifications as the command line does, but in this process. */
final class VerifyHarness {

	private final MongoTarget target;

	private final Path home;

	private VerifyHarness(MongoTarget target, Path home) {
		this.target = target;
		this.home = home;
	}

	static VerifyHarness of(String uri, String database, Path home) {
		return new VerifyHarness(MongoTarget.of(uri, database), home);
	}

	/** On a source at rest, so that drift is a fault. */
	VerifyOptions options() {
		return options(Window.ALL, Depth.VALUES);
	}

	VerifyOptions options(Window window, Depth depth) {
		return new VerifyOptions(window, depth, Sampling.ALL, Strictness.DRIFT_IS_A_FAULT, 7, PaceLimits.NONE,
				Duration.ofMillis(20), Duration.ofMinutes(1), Optional.of(new InFile(list())), Values.HIDDEN,
				Optional.empty());
	}

	Path list() {
		return this.home.resolve("findings.jsonl");
	}

	VerifyReport verify() {
		return verify(options());
	}

	VerifyReport verifyInPagesOf(int size) {
		VerifyOptions options = options();
		return verify(new VerifyOptions(options.window(), options.depth(), options.sampling(), options.strictness(),
				size, options.pace(), options.recheck(), options.patience(), options.list(), options.values(),
				options.seal()));
	}

	VerifyReport verify(VerifyOptions options) {
		return verify(options, new StopSignal(), VerifyListener.NOBODY);
	}

	VerifyReport verify(VerifyOptions options, StopSignal stop, VerifyListener listener) {
		try (MongoConnection connection = MongoConnection.open(this.target, List.of())) {
			Deployment deployment = Deployment.of(connection,
					new JobRepositoryLocation.H2File(this.home.resolve("data").resolve("job-repository")));
			return new VerifyRuns(deployment, ArchiveHarness.settings(this.home, ArchiveIndexes.Creation.NEVER), stop)
				.run(options, new RunRequest(Start.RESUME, Duration.ZERO), (start) -> {
				}, listener);
		}
	}

	/** Each delivered order is archived, and each archived order has its order. */
	void assertProven(long lookedAt) {
		VerifyReport report = verify();
		assertThat(report.exitStatus()).as("%s %s", report.reason(), report.counts()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(report.counts().equal()).as("%s", report.counts()).isEqualTo(lookedAt);
		assertThat(report.counts().lookedAt()).as("%s", report.counts()).isEqualTo(lookedAt);
	}

	List<Document> findings() {
		return findings(list());
	}

	static List<Document> findings(Path list) {
		try {
			List<Document> findings = new ArrayList<>();
			Files.readAllLines(list).forEach((line) -> findings.add(Document.parse(line)));
			return findings;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What a verification says of the only order that is not equal. */
	static FindingKind only(VerifyReport report) {
		List<FindingKind> found = report.counts()
			.findings()
			.entrySet()
			.stream()
			.filter((finding) -> finding.getValue() > 0)
			.map((finding) -> finding.getKey())
			.toList();
		assertThat(found).as("%s %s", report.reason(), report.counts()).hasSize(1);
		assertThat(report.counts().of(found.get(0))).isEqualTo(1);
		return found.get(0);
	}

}
