package io.orderarchiver.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

import io.orderarchiver.archive.stop.StopSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns SIGTERM and Ctrl-C into a wish to stop. The JDK's own class for signals cannot be
 * named without a warning, hence the reflection; a shutdown hook would race the one by
 * which H2 closes its file.
 */
public final class StopOnSignals {

	private static final Logger logger = LoggerFactory.getLogger(StopOnSignals.class);

	private static final int KILLED_BY_INTERRUPT = 130;

	private StopOnSignals() {
	}

	/**
	 * Installs the handlers; a second signal ends the process at once.
	 * @param stop asks for the stop
	 */
	public static void install(StopSignal stop) {
		for (String signal : List.of("TERM", "INT")) {
			try {
				install(signal, stop);
			}
			catch (ReflectiveOperationException | IllegalArgumentException ex) {
				logger.debug("No handler for SIG{}: {}", signal, ex.toString());
			}
		}
	}

	private static void install(String name, StopSignal stop) throws ReflectiveOperationException {
		Class<?> signal = Class.forName("sun.misc.Signal");
		Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
		Object handler = Proxy.newProxyInstance(StopOnSignals.class.getClassLoader(), new Class<?>[] { handlerType },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "handle" -> onSignal(name, stop);
					case "hashCode" -> System.identityHashCode(proxy);
					case "equals" -> proxy == arguments[0];
					default -> "StopOnSignals";
				});
		try {
			signal.getMethod("handle", signal, handlerType)
				.invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
		}
		catch (InvocationTargetException ex) {
			throw new IllegalArgumentException(ex.getCause());
		}
	}

	private static Object onSignal(String name, StopSignal stop) {
		if (stop.isRequested()) {
			Runtime.getRuntime().halt(KILLED_BY_INTERRUPT);
		}
		logger.info("SIG{}: stopping after this page. A second one ends the process at once.", name);
		stop.request();
		return stop;
	}

}
