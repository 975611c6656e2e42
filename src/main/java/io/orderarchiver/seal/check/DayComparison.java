package io.orderarchiver.seal.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.seal.DayLines;
import io.orderarchiver.seal.InvalidSealException;
import io.orderarchiver.seal.SealLine;

/**
 * Compares a day with its seal. What both say of an order is held in memory for a share
 * of a large day at a time. Not thread-safe.
 */
final class DayComparison {

	/** What a line takes in memory is about three times that. */
	private static final long MOST_AT_ONCE = 16 * 1024 * 1024;

	private final String day;

	private final Path sealed;

	private final Path current;

	private final MovedOrders moved;

	private final Map<Difference, Long> differences = new EnumMap<>(Difference.class);

	private final NamedOrders named;

	private long sealedOrders;

	DayComparison(String day, Path sealed, Path current, MovedOrders moved, NamedOrders named) {
		this.day = day;
		this.sealed = sealed;
		this.current = current;
		this.moved = moved;
		this.named = named;
	}

	DayResult compare() throws IOException, InvalidSealException {
		int shares = 1 + (int) (Math.max(size(this.sealed), size(this.current)) / MOST_AT_ONCE);
		for (int share = 0; share < shares; share++) {
			compare(share, shares);
		}
		return new DayResult(this.day, this.sealedOrders, this.differences);
	}

	private static long size(Path file) throws IOException {
		return Files.exists(file) ? Files.size(file) : 0;
	}

	private void compare(int share, int shares) throws IOException, InvalidSealException {
		Map<String, CurrentLine> now = new HashMap<>();
		if (Files.exists(this.current)) {
			new DayLines(this.current).forEach((number, text) -> {
				CurrentLine line = CurrentLine.parse(text);
				if (isIn(share, shares, line.id())) {
					now.put(line.id(), line);
				}
			});
		}
		if (Files.exists(this.sealed)) {
			new DayLines(this.sealed).forEach((number, text) -> {
				SealLine line = sealedLine(number, text);
				if (isIn(share, shares, line.name())) {
					compare(line, number, Optional.ofNullable(now.remove(line.name())));
				}
			});
		}
		now.values().forEach(this::addedUnlessMoved);
	}

	private static boolean isIn(int share, int shares, String id) {
		return Math.floorMod(id.hashCode(), shares) == share;
	}

	private SealLine sealedLine(long number, String text) throws InvalidSealException {
		return SealLine.parse(text)
			.orElseThrow(() -> new InvalidSealException(this.sealed,
					"has a line %d that is no digest with the _id of an order.".formatted(number)));
	}

	private void compare(SealLine line, long number, Optional<CurrentLine> now) {
		this.sealedOrders++;
		if (now.isEmpty()) {
			count(Difference.REMOVED, line.name(), number);
		}
		else if (!now.get().isAs(line)) {
			count(now.get().since(line), line.name(), number);
		}
	}

	private void addedUnlessMoved(CurrentLine line) {
		if (line.days() == 1 || this.moved.isUnsealedInAll(line)) {
			count(Difference.ADDED, line.id(), 0);
		}
	}

	private void count(Difference difference, String id, long number) {
		this.differences.merge(difference, 1L, Long::sum);
		if (difference != Difference.ADDED) {
			this.named.add(new NamedOrder(this.day, difference, id, number));
		}
	}

}
