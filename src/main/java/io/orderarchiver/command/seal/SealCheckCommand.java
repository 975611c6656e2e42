package io.orderarchiver.command.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.Progress;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.run.StopOnSignals;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.seal.InvalidSealException;
import io.orderarchiver.seal.InvalidSealKeyException;
import io.orderarchiver.seal.SealDirectory;
import io.orderarchiver.seal.SealPublicKey;
import io.orderarchiver.seal.check.Erasures;
import io.orderarchiver.seal.check.SealCheck;
import io.orderarchiver.seal.check.SealCheckReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds seal and archive against each other. */
@Command(name = "check", sortOptions = false, description = {
		"Checks that a seal is as it was written, and what is otherwise in the archive since.", "It only reads.", "" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver seal check seals/2025-01 --public-key seal.pub", "",
				"Exit codes: 0 seal and archive are as they were (completed and added orders are only"
						+ " told); 1 failed; 2 usage or configuration error; 4 the seal, or what it seals, was"
						+ " changed; 5 stopped" })
final class SealCheckCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Parameters(paramLabel = "DIR", description = "The directory of the seal.")
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@Option(names = "--public-key", paramLabel = "FILE",
			description = { "The public key to the one that signed it, in PEM, as written by:",
					"openssl pkey -in PRIVATE_KEY_FILE -pubout -out FILE" })
	private @Nullable Path publicKey;

	@Option(names = "--erasures", paramLabel = "FILE",
			description = "The _id of orders that were erased on request, one a line: they are told apart.")
	private @Nullable Path erasures;

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	SealCheckCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		Settings settings = this.invocation.settings(Map.of());
		SealDirectory seal = new SealDirectory(this.directory);
		if (!seal.hasTraces()) {
			throw new ConfigurationException("'%s' is no seal: there is no %s in it. To see which there are: %s"
				.formatted(this.directory, SealDirectory.MANIFEST, "order-archiver seal list"));
		}
		if (!Files.isReadable(this.directory)) {
			throw new ConfigurationException(
					("'%s' cannot be read by this user. Its owner lets others read it by:" + " chmod -R a+rX '%s'")
						.formatted(this.directory, this.directory));
		}
		Optional<SealPublicKey> key = Optional.ofNullable(this.publicKey).map(SealCheckCommand::key);
		Erasures erased = (this.erasures != null) ? erasures(this.erasures) : Erasures.NONE;
		StopSignal stop = new StopSignal();
		StopOnSignals.install(stop);
		try (Deployment deployment = this.runArguments.open(settings, stop)) {
			return check(seal, key, erased, settings, deployment, stop);
		}
	}

	private static SealPublicKey key(Path file) {
		try {
			return SealPublicKey.read(file);
		}
		catch (InvalidSealKeyException ex) {
			throw new ConfigurationException("--public-key: " + ex.getMessage());
		}
	}

	private static Erasures erasures(Path file) {
		try {
			return Erasures.read(file);
		}
		catch (UncheckedIOException | CharacterCodingException ex) {
			throw new ConfigurationException("--erasures '%s' is not in UTF-8.".formatted(file));
		}
		catch (IOException ex) {
			throw new ConfigurationException(
					"--erasures '%s' cannot be read (%s).".formatted(file, ex.getClass().getSimpleName()));
		}
	}

	private int check(SealDirectory seal, Optional<SealPublicKey> key, Erasures erased, Settings settings,
			Deployment deployment, StopSignal stop) {
		ArchiveCollections collections = new ArchiveCollections(deployment.connection().database(),
				settings.collections());
		SealCheck check = new SealCheck(collections, new Retries(settings.retries(), stop, Measurements.NONE),
				settings.pageSize(), deployment.data(settings).resolve("seal"), this.invocation.clock(), stop);
		try {
			SealCheckReport report = check(check, seal, key, erased);
			String target = deployment.connection().target().database() + " on " + deployment.cluster();
			this.runArguments.print(this.invocation,
					new SealCheckSummary(seal, report, target, this.runArguments.site()).text(this.invocation.width()),
					SealCheckResult.of(seal, report, target));
			return report.holds() ? ExitStatus.COMPLETE.code() : ExitStatus.NOT_PROVEN.code();
		}
		catch (InvalidSealException ex) {
			this.runArguments.print(this.invocation, "Seal %s: BROKEN\n%s".formatted(seal.path(), ex.getMessage()),
					SealCheckResult.broken(seal, String.valueOf(ex.getMessage())));
			return ExitStatus.NOT_PROVEN.code();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The seal cannot be checked", ex);
		}
	}

	private SealCheckReport check(SealCheck check, SealDirectory seal, Optional<SealPublicKey> key, Erasures erased)
			throws IOException, InvalidSealException {
		try (Progress progress = this.runArguments.progress(this.invocation, "Checking")) {
			return check.check(seal, key, erased, progress::add);
		}
	}

}
