package io.orderarchiver.run.pace;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoClient;
import io.orderarchiver.archive.pace.Pace;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.archive.pace.PaceListener;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.strain.StrainWatch;
import io.orderarchiver.management.PaceMeters;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.step.partition.PartitionExchange;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One pace a run, for all its steps and threads. */
@Configuration(proxyBeanMethods = false)
public class PaceConfiguration {

	@Bean
	Pace pace(PaceLimits limits, StopSignal stop) {
		return new Pace(limits, System::nanoTime, stop);
	}

	@Bean
	StrainWatch strainWatch(PaceLimits limits, MongoClient client) {
		return StrainWatch.of(client, limits.maxLag().orElse(PaceLimits.DEFAULT_MAX_LAG), System::nanoTime);
	}

	@Bean
	RunPacing runPacing(ObjectProvider<PaceLimits> limits, ObjectProvider<Pace> pace,
			ObjectProvider<StrainWatch> strain, ObjectProvider<PaceListener> listeners,
			ObjectProvider<PartitionExchange> partitions, JdbcClient jdbc, Deployment deployment, Settings settings) {
		List<PaceListener> all = new ArrayList<>(listeners.orderedStream().toList());
		all.add(new PaceMeters(deployment.meters()));
		return new RunPacing(limits, pace, strain, List.copyOf(all), partitions, jdbc, deployment, settings);
	}

}
