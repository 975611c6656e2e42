package io.orderarchiver.command.doctor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.terminal.Json;
import io.orderarchiver.doctor.Doctor;
import io.orderarchiver.doctor.finding.Diagnosis;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.settings.SettingsLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks whether everything is as a run needs it. */
@Command(name = "doctor", sortOptions = false,
		description = { "Checks everything that a run stands on, and says how to mend what is wrong.",
				"It reads only: nothing is written, neither to MongoDB nor to the disk.", "" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver doctor", "  order-archiver doctor --output json", "",
				"Exit codes: 0 all is well; 1 something does not work; 3 something needs attention" })
public final class DoctorCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	/**
	 * Creates the command.
	 * @param invocation what it stands on
	 */
	public DoctorCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		Site site = this.runArguments.simulation() ? Site.SIMULATION : Site.DATABASE;
		Diagnosis diagnosis = new Doctor(site, this.invocation.clock(), List.of())
			.examine(() -> this.invocation.settings(Map.of()), () -> SettingsLoader.inForce(Map.of()));
		if (this.runArguments.json()) {
			this.invocation.printData(Json.line(DiagnosisResult.of(diagnosis)));
		}
		else {
			this.invocation.print(new DiagnosisReport(diagnosis).text());
		}
		return diagnosis.exitStatus().code();
	}

}
