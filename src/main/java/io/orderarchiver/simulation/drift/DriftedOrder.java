package io.orderarchiver.simulation.drift;

import java.util.Date;
import java.util.Optional;

import org.bson.types.ObjectId;

/**
 * An order that was made to disagree with the archive.
 *
 * @param id its {@code _id}
 * @param number its number
 * @param date its date as it is archived, if it has one
 * @param kind what was done
 */
public record DriftedOrder(ObjectId id, String number, Optional<Date> date, DriftKind kind) {
}
