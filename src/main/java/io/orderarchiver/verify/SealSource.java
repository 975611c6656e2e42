package io.orderarchiver.verify;

import java.time.ZoneId;

/**
 * What a seal says of where it comes from.
 *
 * @param target the database, and where it is
 * @param collection what is sealed
 * @param zone in which days are days
 * @param version the program that seals
 * @param formerSeals which seal was the last one
 */
public record SealSource(String target, String collection, ZoneId zone, String version, FormerSeals formerSeals) {
}
