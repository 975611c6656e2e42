package io.orderarchiver.command.doctor;

import java.util.List;

import io.orderarchiver.doctor.finding.CheckResult;
import io.orderarchiver.doctor.finding.Diagnosis;
import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.doctor.finding.Finding.Status;
import io.orderarchiver.run.settings.SettingInForce;

/**
 * What {@code doctor --output json} prints, in this order.
 *
 * @param target what was looked at, without credentials
 * @param exitCode how the process ends
 * @param failures how many findings are failures
 * @param warnings how many are warnings
 * @param skipped how many checks were skipped
 * @param checks check by check
 * @param settings the settings in force: name, value without secrets or null, origin
 */
record DiagnosisResult(String target, int exitCode, long failures, long warnings, long skipped, List<Check> checks,
		List<SettingInForce> settings) {

	static DiagnosisResult of(Diagnosis diagnosis) {
		return new DiagnosisResult(diagnosis.target(), diagnosis.exitStatus().code(), diagnosis.count(Status.FAILURE),
				diagnosis.count(Status.WARNING), diagnosis.count(Status.SKIPPED),
				diagnosis.results().stream().map(Check::of).toList(), diagnosis.settings());
	}

	/**
	 * A check.
	 *
	 * @param check its name
	 * @param status the worst of its findings
	 * @param findings each with status, title, and detail and remedy or null
	 */
	record Check(String check, Status status, List<Finding> findings) {

		static Check of(CheckResult result) {
			return new Check(result.check(), result.status(), result.findings());
		}

	}

}
