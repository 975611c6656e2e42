package io.orderarchiver.seal.check;

/**
 * An archived order that is otherwise than its seal says.
 *
 * @param day of which day
 * @param difference how
 * @param id its {@code _id} as canonical extended JSON
 * @param line where the seal has it, from 1 on; 0 if it has not
 */
public record NamedOrder(String day, Difference difference, String id, long line) {
}
