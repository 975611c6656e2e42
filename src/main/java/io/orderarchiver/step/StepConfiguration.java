package io.orderarchiver.step;

import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.keys.CheckpointTime;
import io.orderarchiver.archive.stop.StopSignal;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of both paths are made with. */
@Configuration(proxyBeanMethods = false)
public class StepConfiguration {

	@Bean
	@StepScope
	CheckpointTime checkpointTime(Measurements measurements) {
		return new CheckpointTime(measurements);
	}

	@Bean
	@StepScope
	RunCounts runCounts(@Value("#{stepExecution}") StepExecution step) {
		return new RunCounts(step.getExecutionContext(), step.getId());
	}

	@Bean
	StopPolicy stopPolicy(StopSignal stop, PartitionHalt halt) {
		return new StopPolicy(stop, halt);
	}

	@Bean
	PartitionHalt partitionHalt() {
		return new PartitionHalt();
	}

}
