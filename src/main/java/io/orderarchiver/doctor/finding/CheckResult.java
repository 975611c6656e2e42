package io.orderarchiver.doctor.finding;

import java.util.Comparator;
import java.util.List;

import io.orderarchiver.doctor.finding.Finding.Status;

/**
 * What came out of a check.
 *
 * @param check its name
 * @param findings at least one
 */
public record CheckResult(String check, List<Finding> findings) {

	/**
	 * The worst of the findings.
	 * @return its status
	 */
	public Status status() {
		return this.findings.stream().map(Finding::status).max(Comparator.naturalOrder()).orElse(Status.OK);
	}

}
