package io.orderarchiver.command.verify;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.outcome.VerifyReport;
import io.orderarchiver.verify.finding.FindingKind;

/** What findings mean, and what a person does about them. */
public final class FindingAdvice {

	private final VerifyReport report;

	private final CollectionNames names;

	private final Site site;

	FindingAdvice(VerifyReport report, CollectionNames names, Site site) {
		this.report = report;
		this.names = names;
		this.site = site;
	}

	/**
	 * What a kind of finding means.
	 * @param kind the kind
	 * @return half a sentence
	 */
	public static String meaning(FindingKind kind) {
		return switch (kind) {
			case REJECTED -> "cannot be archived; kept with the reason";
			case MISSING -> "delivered, and not archived";
			case MISPLACED -> "archived twice, or another order holds the number";
			case FOREIGN -> "archived by another tool";
			case DIFFERENT -> "archived with other values than the order has";
			case BLANKED -> "personal data erased in the archive";
			case COMPLETABLE -> "incomplete, and what was missing is there now";
			case DRIFTED -> "archived with other names or prices than there are now";
			case ORPHAN -> "archived, and the order is deleted";
			case REVERTED -> "archived, and the order is no longer delivered";
			case PENDING -> "somebody may yet archive it";
		};
	}

	/** A paragraph for each kind of fault, or nothing. */
	String text() {
		List<String> steps = new ArrayList<>();
		this.report.counts().findings().forEach((kind, count) -> {
			if (count > 0 && kind.isFault(this.report.options().strictness())) {
				steps.add(advice(kind));
			}
		});
		if (!steps.isEmpty() && this.report.options().list().isEmpty()) {
			steps.add("To see which orders: repeat it with --list FILE.");
		}
		return String.join("\n", steps);
	}

	private String advice(FindingKind kind) {
		return switch (kind) {
			case MISSING -> "MISSING orders are archived, or rejected with a reason, by:\n  " + command("archive");
			case MISPLACED ->
				"MISPLACED orders need a person: look into %s for both archived orders; what has no archived".formatted(
						this.names.archive()) + " order of its own becomes a reject by:\n  " + command("archive");
			case PENDING ->
				"PENDING orders are judged once the other run has archived them. Verify again later, or with"
						+ " a longer --wait.";
			case DIFFERENT ->
				"DIFFERENT orders were changed in the archive or in the source; no command mends them, since"
						+ " an archive never overwrites.";
			case DRIFTED -> "DRIFTED orders are right if a dimension was changed on purpose; no command mends them.";
			default -> "";
		};
	}

	private String command(String words) {
		return "order-archiver " + words + this.site.option();
	}

}
