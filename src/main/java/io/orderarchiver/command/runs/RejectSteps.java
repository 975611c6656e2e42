package io.orderarchiver.command.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.orderarchiver.command.terminal.ShellWord;
import io.orderarchiver.report.NextStep;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.record.RejectedOrders;

/** What a person types about the rejects of a run. */
final class RejectSteps {

	/** What can be read off a page, and pasted, without surprises. */
	private static final Pattern TYPEABLE = Pattern.compile("[A-Za-z0-9][\\x20-\\x7E]{0,99}");

	private final RecordedRun run;

	private final Site site;

	RejectSteps(RecordedRun run, Site site) {
		this.run = run;
		this.site = site;
	}

	List<NextStep> about(RejectedOrders rejected) {
		if (this.run.isDryRun()) {
			return List.of();
		}
		List<NextStep> steps = new ArrayList<>();
		String these = "--reason %s --run %d".formatted(rejected.reason(), this.run.number());
		rejected.numbers()
			.stream()
			.filter((number) -> TYPEABLE.matcher(number).matches())
			.findFirst()
			.ifPresent((number) -> steps
				.add(step("to see what is wrong with the first, and how to mend it", "show " + ShellWord.of(number))));
		steps.add(step("to see them all", "list " + these));
		steps.add(step("to retry them, once mended", "retry --all " + these));
		return steps;
	}

	private NextStep step(String purpose, String words) {
		return new NextStep(purpose, "order-archiver rejects " + words + this.site.option());
	}

}
