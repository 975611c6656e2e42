package io.orderarchiver.run;

import io.orderarchiver.run.deployment.RunTarget;

import org.springframework.batch.core.job.JobExecution;

/**
 * A run that is over.
 *
 * @param execution its last execution
 * @param number its number
 * @param target what it worked on
 * @param resumed whether it went on where a former execution had ended
 */
record EndedRun(JobExecution execution, long number, RunTarget target, boolean resumed) {
}
