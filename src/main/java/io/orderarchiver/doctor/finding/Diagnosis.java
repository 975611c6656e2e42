package io.orderarchiver.doctor.finding;

import java.util.List;

import io.orderarchiver.doctor.finding.Finding.Status;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.SettingInForce;

/**
 * What all checks found.
 *
 * @param target what was looked at, without credentials
 * @param results check by check
 * @param settings the settings in force, none if they cannot be read
 */
public record Diagnosis(String target, List<CheckResult> results, List<SettingInForce> settings) {

	/**
	 * How many findings are of a status.
	 * @param status the status
	 * @return their number
	 */
	public long count(Status status) {
		return this.results.stream()
			.flatMap((result) -> result.findings().stream())
			.filter((finding) -> finding.status() == status)
			.count();
	}

	/**
	 * How the command ends.
	 * @return failed with failures, else whether there are warnings
	 */
	public ExitStatus exitStatus() {
		if (count(Status.FAILURE) > 0) {
			return ExitStatus.FAILED;
		}
		return (count(Status.WARNING) > 0) ? ExitStatus.WARNINGS : ExitStatus.COMPLETE;
	}

}
