package io.orderarchiver.run.repository;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;

import io.orderarchiver.run.log.RunLog;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.MethodBeforeAdvice;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/**
 * Spring Batch keeps the stack trace of a failure in the job repository: before it is
 * saved, secrets and what a server quotes of an order are taken out.
 */
final class RedactedExit implements MethodBeforeAdvice {

	@Override
	public void before(Method method, @Nullable Object[] arguments, @Nullable Object target) {
		for (Object argument : arguments) {
			if (argument instanceof StepExecution step && !step.getFailureExceptions().isEmpty()) {
				step.setExitStatus(redacted(step.getExitStatus(), step.getFailureExceptions()));
			}
			else if (argument instanceof JobExecution job && !job.getFailureExceptions().isEmpty()) {
				job.setExitStatus(redacted(job.getExitStatus(), job.getFailureExceptions()));
			}
		}
	}

	private static ExitStatus redacted(ExitStatus status, List<Throwable> failures) {
		return new ExitStatus(status.getExitCode(),
				failures.stream().map(RunLog::stackTrace).collect(Collectors.joining("\n")));
	}

}
