package io.orderarchiver.run.record;

import io.orderarchiver.watch.WatchJobConfiguration;
import io.orderarchiver.watch.state.WatchListener;
import io.orderarchiver.watch.state.WatchListeners;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The job of a watch that its run's record hears, besides those who look on. */
@Configuration(proxyBeanMethods = false)
@Import(WatchJobConfiguration.class)
public class WatchRecordConfiguration {

	/**
	 * Who looks on while a watch runs.
	 *
	 * @param listener is told what it does
	 */
	public record Onlookers(WatchListener listener) {
	}

	@Bean
	WatchListener watchListener(Onlookers onlookers, RunRecorder recorder) {
		return WatchListeners.of(onlookers.listener(), recorder.watchListener());
	}

}
