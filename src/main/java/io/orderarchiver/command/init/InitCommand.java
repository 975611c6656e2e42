package io.orderarchiver.command.init;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.orderarchiver.command.doctor.DiagnosisReport;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.LogLevels;
import io.orderarchiver.doctor.Doctor;
import io.orderarchiver.doctor.finding.Diagnosis;
import io.orderarchiver.doctor.finding.Finding.Status;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.settings.DotEnvFile;
import io.orderarchiver.run.settings.GivenUri;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.run.settings.SettingsLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sets the program up: a home directory that knows its MongoDB. */
@Command(name = "init", sortOptions = false, description = {
		"Asks where MongoDB is, checks it as doctor does, and writes .env.",
		"It then prints the role that MongoDB's user needs, and a schedule. Nothing is written to MongoDB.", "" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver init", "  order-archiver init --yes <uri.txt", "",
				"Exit codes: 0 written, all is well; 1 written, something does not work yet; 2 nothing was written;"
						+ " 3 written, something needs attention; 5 the answer was no" })
public final class InitCommand implements Callable<Integer> {

	private static final String QUESTION = "MongoDB's connection string, mongodb://… (it is not shown): ";

	private final Invocation invocation;

	private final Map<String, String> variables;

	@Option(names = { "-y", "--yes" },
			description = "Do not ask: take the URI from MONGODB_URI, MONGODB_URI_FILE or standard input.")
	private boolean yes;

	@Option(names = "--verbose", description = "Log more, and show where an unexpected failure comes from.")
	private boolean verbose;

	/**
	 * Creates the command.
	 * @param invocation what it stands on
	 * @param variables the environment
	 */
	public InitCommand(Invocation invocation, Map<String, String> variables) {
		this.invocation = invocation;
		this.variables = variables;
	}

	@Override
	public Integer call() {
		if (this.verbose) {
			LogLevels.verbose();
		}
		String uri = uri();
		Settings settings = this.invocation.settings(GivenUri.options(uri));
		Diagnosis diagnosis = new Doctor(Site.DATABASE, this.invocation.clock(), List.of()).examine(() -> settings,
				List::of);
		this.invocation.print(new DiagnosisReport(diagnosis).text() + "\n");
		requireUsable(diagnosis);
		DotEnvFile file = new DotEnvFile(settings.home());
		if (!isWanted(diagnosis, file)) {
			this.invocation.tell("Nothing was written.");
			return ExitStatus.STOPPED.code();
		}
		write(file, uri);
		this.invocation.print(new NextSteps(settings, Doctor.role(settings)).text());
		return diagnosis.exitStatus().code();
	}

	private String uri() {
		if (!this.yes && !this.invocation.terminal().interactive()) {
			throw new ConfigurationException("init asks where MongoDB is, and nobody can be asked here. Add --yes, and"
					+ " hand the URI over in MONGODB_URI, in a file that MONGODB_URI_FILE names, or on standard input.");
		}
		String uri = (this.yes ? handedOver() : this.invocation.terminal().askHidden(QUESTION).orElse("")).strip();
		if (uri.isEmpty()) {
			throw new ConfigurationException("There is no URI; nothing was written. It looks like"
					+ " mongodb://USER:PASSWORD@HOST:27017/Ubereats?authSource=admin.");
		}
		return uri;
	}

	private String handedOver() {
		return GivenUri.in(this.variables)
			.orElseGet(() -> this.invocation.terminal().interactive() ? "" : this.invocation.terminal().readAll());
	}

	private static void requireUsable(Diagnosis diagnosis) {
		boolean usable = diagnosis.results()
			.stream()
			.noneMatch((result) -> result.check().equals("uri") && result.status() == Status.FAILURE);
		if (!usable) {
			throw new ConfigurationException("The URI cannot be used, see above; nothing was written.");
		}
	}

	private boolean isWanted(Diagnosis diagnosis, DotEnvFile file) {
		if (this.yes) {
			return true;
		}
		if (diagnosis.count(Status.FAILURE) > 0
				&& !this.invocation.terminal().confirm("Not all is well, see above. Write .env all the same?")) {
			return false;
		}
		return !file.exists() || this.invocation.terminal()
			.confirm("%s is there. Put this URI into it, and keep a copy?".formatted(file.path()));
	}

	private void write(DotEnvFile file, String uri) {
		try {
			Optional<Path> copy = file.put(uri, this.invocation.clock().instant());
			this.invocation.tell("Written: %s, which only you can read.".formatted(file.path()));
			copy.ifPresent((former) -> this.invocation.tell("What it was before: " + former));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("%s could not be written".formatted(file.path()), ex);
		}
		warnIfOverridden();
	}

	private void warnIfOverridden() {
		try {
			SettingsLoader.inForce(Map.of(), this.variables)
				.stream()
				.filter((setting) -> setting.name().equals("MONGODB_URI") && !setting.origin().equals(".env"))
				.forEach((setting) -> this.invocation
					.warn("MONGODB_URI is set elsewhere, too (%s), which wins over .env.".formatted(setting.origin())));
		}
		catch (ConfigurationException ex) {
			this.invocation.warn("no command will work as it is now. " + ex.getMessage());
		}
	}

}
