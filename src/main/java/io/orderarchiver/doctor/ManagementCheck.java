package io.orderarchiver.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.management.ManagementAddress;
import io.orderarchiver.run.lease.LeaseHolder;
import io.orderarchiver.run.lease.LeaseHolder.Liveness;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.watch.WatchJobConfiguration;

/** Whether a watch can serve its health and metrics. */
final class ManagementCheck {

	private static final int PATIENCE_MILLIS = 1000;

	private final Settings settings;

	private final List<LeaseHolder> holders;

	ManagementCheck(Settings settings, List<LeaseHolder> holders) {
		this.settings = settings;
		this.holders = holders;
	}

	List<Finding> look() {
		ManagementAddress address = this.settings.management();
		if (address.port() == 0 || !this.settings.watchEnabled()) {
			return List.of(Finding.ok((address.port() == 0) ? "a watch takes any port that is free"
					: "WATCH_ENABLED is false: no port is needed"));
		}
		return List.of(judge(address));
	}

	private Finding judge(ManagementAddress address) {
		if (!isTaken(address)) {
			return Finding.ok(address + " is free for a watch");
		}
		boolean watched = this.holders.stream()
			.anyMatch((holder) -> holder.job().equals(WatchJobConfiguration.JOB_NAME)
					&& holder.life() == Liveness.LIVING);
		return watched ? Finding.ok(address + " is taken, and a watch is alive")
				: Finding.warning("%s is taken by another program: a watch would not start".formatted(address))
					.remedy("""
							# who has it:
							ss -ltnp 'sport = :%d'
							# in .env, another port; or start the watch with --no-management:
							MANAGEMENT_PORT=%d""".formatted(address.port(), address.port() + 1));
	}

	/** Asking does not take it. */
	private static boolean isTaken(ManagementAddress address) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(reachable(address.host()), address.port()), PATIENCE_MILLIS);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Where all addresses are listened on, this one is. */
	private static String reachable(String host) {
		return (host.equals("0.0.0.0") || host.equals("::")) ? "localhost" : host;
	}

}
