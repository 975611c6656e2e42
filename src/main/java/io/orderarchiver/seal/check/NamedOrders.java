package io.orderarchiver.seal.check;

import java.util.ArrayList;
import java.util.List;

/**
 * The first of the archived orders that are otherwise. Those that somebody has to see to
 * have room of their own.
 */
final class NamedOrders {

	/** More would hide the sentence behind them; the counts tell how many there are. */
	private static final int MOST = 100;

	private final List<NamedOrder> faults = new ArrayList<>();

	private final List<NamedOrder> others = new ArrayList<>();

	void add(NamedOrder order) {
		List<NamedOrder> list = order.difference().isFault() ? this.faults : this.others;
		if (list.size() < MOST) {
			list.add(order);
		}
	}

	List<NamedOrder> all() {
		List<NamedOrder> all = new ArrayList<>(this.faults);
		all.addAll(this.others);
		return all;
	}

}
